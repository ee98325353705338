import { readFileSync } from "node:fs";

/** Bytes that this process had in memory at most. What the system counts for a child includes its parent's when it was made. */
export function peakMemory(): number {
  try {
    const [, kilobytes] =
      /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8")) ??
      [];
    if (kilobytes !== undefined) return Number(kilobytes) * 1024;
  } catch {
    // Not Linux.
  }
  return process.resourceUsage().maxRSS * 1024;
}
