/*
 * Walks over log files, {"Records":[…]}, of which the bytes come in pieces.
 */
import { fail, stop } from "./failure";
import { isUtf8, judge } from "./host";
import { expectAscii, foreign, skipColon, skipSpace } from "./json";
import { nextRecord, Node, unsure, walkValue } from "./paths";
import { clearPlaces, NONE, setVerdict, UNKNOWN, verdictOf } from "./verdicts";

/** What comes next. Kept by the caller from piece to piece. */
export const enum Place {
  file,
  firstRecord,
  record,
  behindRecord,
  fileEnd,
  /** Another file, or the end. */
  behindFile,
}

/** Bytes of a record. The reader of records takes none that is longer in every case. */
const LONGEST: usize = 1 << 24;

/** What comes next where {@link scan} has stopped. */
export let place: Place = Place.file;
/** Records that are behind. */
export let records: u32 = 0;
/** Whether what stands there is not what a log file has, or not what is understood here. */
export let isUnsure: bool = false;

/**
 * Walks on, over all that is complete, and gives the place where it stopped. 16 bytes behind the
 * end are overwritten.
 */
export function scan(
  at: usize,
  end: usize,
  root: Node,
  startPlace: Place,
  startRecords: u32,
): usize {
  v128.store(end, i64x2.splat(0));
  place = startPlace;
  records = startRecords;
  isUnsure = false;
  while (true) {
    at = skipSpace(at);
    if (at >= end) return at;
    const after = walkOn(at, root);
    if (after == 0) {
      isUnsure = stop < end;
      return at;
    }
    at = after;
  }
}

function walkOn(at: usize, root: Node): usize {
  const c = load<u8>(at);
  switch (place) {
    case Place.file:
    case Place.behindFile:
      return walkFileStart(at);
    case Place.firstRecord:
      return c == 0x5d ? walkTo(Place.fileEnd, at) : walkRecord(at, root);
    case Place.record:
      return walkRecord(at, root);
    case Place.behindRecord:
      if (c == 0x2c) return walkTo(Place.record, at);
      return c == 0x5d ? walkTo(Place.fileEnd, at) : fail(at);
    default:
      return c == 0x7d ? walkTo(Place.behindFile, at) : fail(at);
  }
}

/** Over one byte, to what comes then. */
function walkTo(next: Place, at: usize): usize {
  place = next;
  return at + 1;
}

/** Over {"Records":[ */
function walkFileStart(at: usize): usize {
  if (load<u8>(at) != 0x7b) return fail(at);
  at = skipSpace(at + 1);
  // Both words of "Records", its quotes aside. One that is cut off differs at its last place at the latest.
  if (load<u8>(at) != 0x22) return fail(at);
  if (load<u64>(at + 1) != 0x227364726f636552) return fail(at + 8);
  at = skipColon(at + 9);
  if (at == 0) return 0;
  return load<u8>(at) == 0x5b ? walkTo(Place.firstRecord, at) : fail(at);
}

function walkRecord(at: usize, root: Node): usize {
  if (load<u8>(at) != 0x7b) return fail(at);
  nextRecord();
  clearPlaces();
  expectAscii();
  const end = walkValue(at, root);
  if (end == 0) return 0;
  if (end - at > LONGEST) return fail(at);
  if (foreign && !isUtf8(at, end)) return fail(at);
  const known = unsure ? UNKNOWN : verdictOf();
  if (known != NONE) {
    const verdict = judge(at, end, records, known);
    if (!unsure && known == UNKNOWN && verdict != UNKNOWN) setVerdict(verdict);
  }
  records++;
  place = Place.behindRecord;
  return end;
}
