/** Inputs that cannot be examined as they were named. The message says what to do. */
export class InputError extends Error {
  override readonly name = "InputError";
}
