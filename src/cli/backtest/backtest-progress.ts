import type { Inputs } from "../../backtest/inputs/inputs";
import { byteText } from "../../print/quantity";
import type { Io } from "../io";

/** Milliseconds between two states of the line. */
const EVERY = 250;

/** Shows how far a run has come, where somebody looks. */
export interface Progress {
  readonly read: (bytes: number) => void;
  readonly end: () => void;
}

/** The progress of reading all of the inputs, on a terminal; nothing elsewhere. */
export function backtestProgress(
  inputs: Inputs,
  { status }: Pick<Io, "status">,
): Progress {
  if (status === undefined) {
    return { read: () => undefined, end: () => undefined };
  }
  const start = performance.now();
  let read = 0;
  let total: number | undefined;
  let ended = false;
  const show = () =>
    status(progressLine(read, total, (performance.now() - start) / 1000));
  const timer = setInterval(show, EVERY);
  // What there is in all is counted meanwhile, and is no matter if it fails.
  inputs
    .size(() => ended)
    .then(
      (size) => (total = size),
      () => undefined,
    );
  return {
    read: (bytes) => (read += bytes),
    end: () => {
      ended = true;
      clearInterval(timer);
      status("");
    },
  };
}

/** `42 %, 1.2 GB of 2.9 GB, 310 MB/s, 6 s left`; less where the whole is not known. */
export function progressLine(
  read: number,
  total: number | undefined,
  seconds: number,
): string {
  const speed = seconds > 0 ? read / seconds : 0;
  const pace = `${byteText(speed)}/s`;
  if (total === undefined || total === 0) return `${byteText(read)}, ${pace}`;
  const done = Math.min(read, total);
  const left = speed > 0 ? `, ${span((total - done) / speed)} left` : "";
  return `${Math.floor((100 * done) / total)} %, ${byteText(done)} of ${byteText(total)}, ${pace}${left}`;
}

/** `6 s`, `3 min 20 s`, `2 h 5 min`. */
function span(seconds: number): string {
  const all = Math.ceil(seconds);
  const [h, min, s] = [
    Math.floor(all / 3600),
    Math.floor(all / 60) % 60,
    all % 60,
  ];
  if (h > 0) return `${h} h ${min} min`;
  return min > 0 ? `${min} min ${s} s` : `${s} s`;
}
