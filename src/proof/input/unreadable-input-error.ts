/** The input is not Terraform at all, or cannot be read. The message is a sentence for its user. */
export class UnreadableInputError extends Error {
  override readonly name = "UnreadableInputError";
}
