/*
 * What JavaScript answers.
 */

/** The class of a path's value: values of one class are the same to every rule. At least 1; 65535 where it is not known. */
export declare function classOf(path: u32, at: usize, length: usize): u32;

/**
 * The numbers of the paths that decide about records with such an eventName, u16 each, and 65535
 * behind them. They stay where they are.
 *
 * @param length of the name's JSON; 0 where a record has none
 */
export declare function pathsFor(at: usize, length: usize): usize;

/**
 * Looks at a whole record, and gives the verdict that all records of its classes share.
 *
 * @param verdict what is known of it
 */
export declare function judge(
  at: usize,
  end: usize,
  index: u32,
  verdict: u32,
): u32;

/** Whether the bytes are UTF-8. */
export declare function isUtf8(at: usize, end: usize): bool;
