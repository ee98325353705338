import type { Message } from "../messages";
import type {
  AnySchema,
  ArraySchema,
  Fields,
  ObjectSchema,
  Schema,
} from "../schema";

/** Every path through the closed parts of a record, for completion in an editor. */
export type KnownPath<S extends Schema> = S extends ObjectSchema
  ? {
      [K in keyof Fields<S> & string]:
        | K
        | (Fields<S>[K] extends ArraySchema<infer E>
            ? `${K}[*].${KnownPath<E>}`
            : Fields<S>[K] extends ObjectSchema
              ? `${K}.${KnownPath<Fields<S>[K]>}`
              : never);
    }[keyof Fields<S> & string]
  : never;

/**
 * The schema at the end of a path such as `.resources[0].ARN`, or, where the record has no such
 * field, the sentence that says so. `At` is the way so far, as a selector.
 */
export type SchemaAt<
  S extends Schema,
  Path extends string,
  At extends string = "$",
> = Path extends ""
  ? S
  : Path extends `.['${infer Key}']${infer Rest}`
    ? Field<S, Key, `.${Key}`, Rest, At>
    : Path extends `[${infer Index}]${infer Rest}`
      ? S extends ArraySchema<infer E>
        ? SchemaAt<E, Rest, `${At}[${Index}]`>
        : S extends AnySchema
          ? AnySchema
          : Message<
              "notArray",
              { selector: At; kind: Described<S>; found: `\`[${Index}]\`` }
            >
      : Path extends `.${infer Rest}`
        ? FirstName<Rest> extends infer Name extends string
          ? Rest extends `${Name}${infer After}`
            ? Field<S, Name, `.${Name}`, After, At>
            : never
          : never
        : never;

type FieldSchema<S extends ObjectSchema, Key extends string> = Extract<
  S["fields"][number],
  readonly [Key, Schema]
>[1];

/** The name before the next step. */
type FirstName<Path extends string> = Path extends `${infer A}.${string}`
  ? BeforeBracket<A>
  : BeforeBracket<Path>;
type BeforeBracket<Path extends string> = Path extends `${infer A}[${string}`
  ? A
  : Path;

type Field<
  S extends Schema,
  Key extends string,
  Step extends string,
  Rest extends string,
  At extends string,
> = S extends AnySchema
  ? AnySchema
  : S extends ObjectSchema
    ? Key extends keyof Fields<S>
      ? SchemaAt<FieldSchema<S, Key>, Rest, `${At}${Step}`>
      : S["open"] extends true
        ? AnySchema
        : Key extends "*"
          ? AnySchema
          : Message<
              "unknownField",
              { field: `\`${Key}\``; object: At; expected: Names<S["fields"]> }
            >
    : S extends ArraySchema
      ? Message<"needsIndex", { selector: At; found: `\`${Step}\`` }>
      : Message<
          "noFields",
          { selector: At; kind: Described<S>; found: `\`${Step}\`` }
        >;

/** The fields' names in the schema's order: `type, userName, arn`. */
type Names<F extends readonly unknown[]> = F extends readonly [
  readonly [infer Name extends string, unknown],
  ...infer Others,
]
  ? Others extends readonly []
    ? Name
    : `${Name}, ${Names<Others>}`
  : never;

/** The kind of a schema in a sentence. */
export type Described<S extends Schema> = Descriptions[S["kind"]];

interface Descriptions {
  readonly text: "text";
  readonly boolean: "true or false";
  readonly object: "an object";
  readonly array: "an array";
  readonly any: "anything";
}

/** The same words for the run-time check. */
export const descriptions: Descriptions = {
  text: "text",
  boolean: "true or false",
  object: "an object",
  array: "an array",
  any: "anything",
};
