import type { Control } from "../src/rule/rule";

/**
 * The benchmark's monitoring control of one topic, which changed its chapter twice: topic 3 is
 * 3.3 in version 1.2, 4.3 from 1.4 to 5.0 and 5.3 since 6.0. Topic 15 (Organizations) came with 1.4.
 *
 * Source: the Logging and Monitoring chapters of the CIS AWS Foundations Benchmark.
 */
export function cisMonitoring(topic: number): readonly Control[] {
  const framework = "CIS AWS Foundations Benchmark";
  return [
    ...(topic <= 14
      ? [{ framework, versions: ["1.2"], id: `3.${topic}` } as const]
      : []),
    {
      framework,
      versions: ["1.4", "1.5", "2.0", "3.0", "4.0.1", "5.0"],
      id: `4.${topic}`,
    },
    { framework, versions: ["6.0", "7.0"], id: `5.${topic}` },
  ];
}

/** `securityHub(1)` is CloudWatch.1. Security Hub's controls carry no version. */
export function securityHub(number: number): Control {
  return {
    framework: "AWS Security Hub",
    versions: [],
    id: `CloudWatch.${number}`,
  };
}

/** A control of NIST SP 800-53, revision 5, such as AU-9. */
export function nist(id: string): Control {
  return { framework: "NIST SP 800-53", versions: ["5"], id };
}
