/** The pattern language, and its fields of the CloudTrail record: `trailwire/pattern`. @module trailwire/pattern */
export * from "../pattern";
export { field, pattern } from "../cloudtrail/pattern";
export {
  recordSchema,
  type CloudTrailRecord,
  type RecordSchema,
} from "../cloudtrail/record";
