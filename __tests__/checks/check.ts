import type { Document } from "../stacks/synth";
import {
  type Arguments,
  attached,
  type Statement,
  statements,
  type Subject,
  subjects,
  values,
} from "./document";

/** What scanners demand of every resource of a type. */
export interface Check {
  /** As they print it: Checkov's `CKV…`, Trivy's `AVD-AWS-…`, Prowler's names. */
  readonly ids: readonly string[];
  /** In our words; begins with the resource. */
  readonly demands: string;
  /** The type of resource. */
  readonly of: string;
  readonly met: Met;
  /** Changes that turn the verdict: they spoil what is met, or mend what no preset meets. */
  readonly turns: readonly Edit[];
}

export type Met = (subject: Subject) => boolean;

/** Makes another document around a resource. */
export type Edit = (subject: Subject) => Document;

// What can be demanded.

/** There is something at the path. */
export const has =
  (path: string): Met =>
  (subject) =>
    values(subject, path).some((value) => value !== "");

/** One of the values is at the path. */
export const is =
  (path: string, ...wanted: readonly unknown[]): Met =>
  (subject) =>
    values(subject, path).some((value) => wanted.includes(value));

/** The value is not at the path; it is not what stands for nothing, either. */
export const isNot =
  (path: string, unwanted: unknown): Met =>
  (subject) =>
    !values(subject, path).includes(unwanted);

export const both =
  (...all: readonly Met[]): Met =>
  (subject) =>
    all.every((met) => met(subject));

/** A resource of the type is attached, and meets this as well. */
export const hasAttached =
  (type: string, met: Met = () => true, argument?: string): Met =>
  (subject) =>
    attached(subject, type, argument).some(met);

/** No statement that allows something is such a one. */
export const allowsNo =
  (unwanted: (statement: Statement) => boolean): Met =>
  (subject) =>
    !statements(subject).some(
      (statement) => statement.allows && unwanted(statement),
    );

/** Lets everybody, from everywhere. */
export const everybody = ({ principals, condition }: Statement) =>
  principals.includes("*") && condition === "";

// How a document is changed.

const withAll = (
  document: Document,
  type: string,
  all: Document["resource"][string],
): Document => ({
  ...document,
  resource: { ...document.resource, [type]: all },
});

/** The document with other arguments of one resource; `undefined` takes one away. */
export const rewritten = (
  { document, type, name, given }: Subject,
  more: Arguments,
): Document =>
  withAll(document, type, {
    ...document.resource[type],
    [name]: { ...given, ...more },
  });

/** Writes arguments of the resource. */
export const given =
  (more: Arguments): Edit =>
  (subject) =>
    rewritten(subject, more);

export const without = (argument: string): Edit =>
  given({ [argument]: undefined });

/** Takes away what is attached to the resource. */
export const detached =
  (type: string, argument?: string): Edit =>
  (subject) => {
    const gone = attached(subject, type, argument).map(({ name }) => name);
    const kept = subjects(subject.document, type)
      .filter(({ name }) => !gone.includes(name))
      .map(({ name, given }) => [name, given]);
    return withAll(subject.document, type, Object.fromEntries(kept));
  };

/** Writes arguments of what is attached to the resource. */
export const attachedGiven =
  (type: string, more: Arguments, argument?: string): Edit =>
  (subject) =>
    attached(subject, type, argument).reduce(
      (document, other) => rewritten({ ...other, document }, more),
      subject.document,
    );

/** Puts a resource beside it, which may name it. */
export const beside =
  (type: string, write: (id: string) => Arguments): Edit =>
  ({ document, type: of, name }) =>
    withAll(document, type, {
      ...document.resource[type],
      added: write(`\${${of}.${name}.id}`),
    });

/** Adds a statement to the policy of the resource. */
export const alsoSaying =
  (statement: object, argument = "policy"): Edit =>
  (subject) => {
    const policy: { Statement: object[] } = JSON.parse(
      String(subject.given[argument]),
    );
    policy.Statement.push(statement);
    return rewritten(subject, { [argument]: JSON.stringify(policy) });
  };
