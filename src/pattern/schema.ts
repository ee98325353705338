/**
 * What a record looks like, as a value and as a type at once.
 *
 * The builder, the type-level parser and the run-time check read the same schema. Fields are
 * listed in order, as pairs, so that a message can name them in that order in both worlds.
 */
export type Schema =
  TextSchema | BooleanSchema | ObjectSchema | ArraySchema | AnySchema;

/** A string. `values` lists all that AWS documents, where the list is closed. */
export interface TextSchema<V extends readonly string[] = readonly string[]> {
  readonly kind: "text";
  readonly values: V;
}

export interface BooleanSchema {
  readonly kind: "boolean";
}

export type FieldList = readonly (readonly [name: string, schema: Schema])[];

/** An object. An open one has fields of its own beside the listed ones, such as `requestParameters`. */
export interface ObjectSchema<
  F extends FieldList = FieldList,
  Open extends boolean = boolean,
  Nullable extends boolean = boolean,
> {
  readonly kind: "object";
  readonly fields: F;
  readonly open: Open;
  readonly nullable: Nullable;
}

export interface ArraySchema<E extends Schema = Schema> {
  readonly kind: "array";
  readonly element: E;
}

/** Anything at all: what stands in a free-form area. */
export interface AnySchema {
  readonly kind: "any";
}

export const text: TextSchema<[]> = {
  kind: "text",
  values: [],
};
export const boolean: BooleanSchema = { kind: "boolean" };
export const any: AnySchema = { kind: "any" };

/** A string that is one of the values. */
export function oneOf<const V extends readonly string[]>(
  ...values: V
): TextSchema<V> {
  return { kind: "text", values };
}

/** An object with exactly these fields, each of which may be missing. */
export function object<const F extends FieldList>(
  ...fields: F
): ObjectSchema<F, false, false> {
  return { kind: "object", fields, open: false, nullable: false };
}

/** A free-form object, or null; the listed fields are known. */
export function open<const F extends FieldList>(
  ...fields: F
): ObjectSchema<F, true, true> {
  return { kind: "object", fields, open: true, nullable: true };
}

export function array<E extends Schema>(element: E): ArraySchema<E> {
  return { kind: "array", element };
}

/** The fields of an object schema by name. */
export type Fields<S extends ObjectSchema> = {
  readonly [P in S["fields"][number] as P[0]]: P[1];
};

/** The TypeScript type of a record with this schema; every field may be missing. */
export type RecordOf<S> =
  S extends TextSchema<infer V>
    ? V["length"] extends 0
      ? string
      : V[number]
    : S extends BooleanSchema
      ? boolean
      : S extends ArraySchema<infer E>
        ? readonly RecordOf<E>[]
        : S extends ObjectSchema<FieldList, infer Open, infer Nullable>
          ? | ({
                readonly [K in keyof Fields<S>]?: RecordOf<Fields<S>[K]>;
              } & (Open extends true
                ? { readonly [name: string]: unknown }
                : unknown))
            | (Nullable extends true ? null : never)
          : unknown;
