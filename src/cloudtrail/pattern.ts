import { fieldsOf } from "../pattern/builder";
import { patternOf } from "../pattern/typed-literal";
import { recordSchema, type RecordSchema } from "./record";

export { allOf, anyOf } from "../pattern/builder";

/** A field of the CloudTrail record: `field("userIdentity.type").equals("Root")`. */
export const field = fieldsOf<RecordSchema>(recordSchema);

/** A pattern over CloudTrail records as text, parsed by the type checker: `pattern("{ $.eventName = \"StopLogging\" }")`. */
export const pattern = patternOf<RecordSchema>(recordSchema);
