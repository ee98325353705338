/** Where the walk could not go on: at or behind the end of the bytes where only more of them are missing. */
export let stop: usize = 0;

/** Notes the place and gives what every walker gives then: 0, which is no place. */
export function fail(at: usize): usize {
  stop = at;
  return 0;
}
