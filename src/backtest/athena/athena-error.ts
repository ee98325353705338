/** Why a back-test on Athena did not run, or not to its end, and what to do. */
export class AthenaError extends Error {
  override readonly name = "AthenaError";
}
