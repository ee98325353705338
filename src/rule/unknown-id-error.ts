import { nearest } from "./did-you-mean";
import { similar } from "./similar";

/** A rule or a pack that does not exist. The message names those that were likely meant. */
export class UnknownIdError extends Error {
  override readonly name = "UnknownIdError";

  /**
   * @param otherwise what to do where no known id is like the wanted one
   * @param where who named it, such as ` in the pack "starter"`
   */
  constructor(
    kind: "rule" | "pack",
    id: string,
    known: readonly string[],
    otherwise: string,
    where = "",
  ) {
    const slip = nearest(id, known);
    const near = slip === undefined ? similar(id, known) : [slip];
    const mend =
      near.length > 0 ? `did you mean ${near.join(" or ")}?` : otherwise;
    super(`unknown ${kind} "${id}"${where}, ${mend}`);
  }
}
