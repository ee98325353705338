import { isUtf8 } from "node:buffer";
import { code } from "./wasm-code";

/**
 * Looks at a record, and gives the verdict on all that no rule tells from it: 1 where no rule
 * matches it, a number that it chooses where some do, 0 for none that could be kept.
 *
 * @param verdict what it gave for such a record before, 0 where there was none
 */
export type Judge = (json: string, index: number, verdict: number) => number;

/** The class of a path's value, of which the JSON is given. */
export type ClassOf = (path: number, json: string) => number;

/** What rules say of records. */
export interface Host {
  readonly classOf: ClassOf;
  /** The numbers of the paths that decide about records with such an eventName, of which the JSON is given; `` where there is none. */
  readonly pathsFor: (name: string) => readonly number[];
}

/** What `wasm/index.ts` exports. Places in its memory are numbers. */
interface Exports {
  readonly memory: WebAssembly.Memory;
  readonly inAt: WebAssembly.Global;
  readonly isUnsure: WebAssembly.Global;
  readonly outAt: WebAssembly.Global;
  readonly place: WebAssembly.Global;
  readonly records: WebAssembly.Global;
  addMember(parent: number, name: number, length: number, node: number): void;
  allocate(length: number): number;
  createNode(
    path: number,
    opaqueObject: boolean,
    opaqueArray: boolean,
    members: number,
  ): number;
  inflate(to: number, start: number, limit: number): number;
  scan(
    at: number,
    end: number,
    root: number,
    place: number,
    records: number,
  ): number;
  setInput(at: number, end: number, isLast: boolean): void;
  setPaths(paths: number, namePath: number): void;
  startInflate(): void;
}

/** No path, or the end of a list of paths. */
export const NO_PATH = 0xffff;

/** Compiled once for all machines. */
let compiled: WebAssembly.Module | undefined;

/** The scanner's WebAssembly: its functions, its memory, and what it asks JavaScript. */
export class Machine {
  readonly wasm: Exports;
  /** Its memory. */
  bytes: Buffer = Buffer.alloc(0);
  /** Who looks at the records of the scan that runs now. */
  judge: Judge = () => 0;

  /** Lists of paths that are in the memory, and where. */
  readonly #lists = new Map<string, number>();

  constructor({ classOf, pathsFor }: Host) {
    compiled ??= new WebAssembly.Module(Buffer.from(code, "base64"));
    const { exports } = new WebAssembly.Instance(compiled, {
      host: {
        classOf: (path: number, at: number, length: number) =>
          classOf(path, this.bytes.toString("utf8", at, at + length)),
        pathsFor: (at: number, length: number) =>
          this.#listAt(pathsFor(this.bytes.toString("utf8", at, at + length))),
        judge: (at: number, end: number, index: number, verdict: number) =>
          this.judge(this.bytes.toString("utf8", at, end), index, verdict),
        isUtf8: (at: number, end: number) =>
          isUtf8(this.bytes.subarray(at, end)),
      },
    });
    // The names and types are those of wasm/index.ts.
    this.wasm = exports as unknown as Exports;
    this.bytes = Buffer.from(this.wasm.memory.buffer);
  }

  /** So many bytes of its memory, never given back. */
  allocate(length: number): number {
    const at = this.wasm.allocate(length);
    // A memory that grows is another buffer.
    this.bytes = Buffer.from(this.wasm.memory.buffer);
    return at;
  }

  /** Where a list of paths is in the memory, as `pathsFor` in wasm/host.ts gives it. */
  #listAt(paths: readonly number[]): number {
    const list = Uint16Array.of(...paths, NO_PATH);
    const key = list.join();
    const known = this.#lists.get(key);
    if (known !== undefined) return known;
    const at = this.allocate(list.byteLength);
    this.bytes.set(new Uint8Array(list.buffer), at);
    this.#lists.set(key, at);
    return at;
  }
}
