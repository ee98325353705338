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
  setPaths(paths: number): void;
  startInflate(): void;
}

/** Compiled once for all machines. */
let compiled: WebAssembly.Module | undefined;

/** The scanner's WebAssembly: its functions, its memory, and what it asks JavaScript. */
export class Machine {
  readonly wasm: Exports;
  /** Its memory. */
  bytes: Buffer = Buffer.alloc(0);
  /** Who looks at the records of the scan that runs now. */
  judge: Judge = () => 0;

  constructor(classOf: ClassOf) {
    compiled ??= new WebAssembly.Module(Buffer.from(code, "base64"));
    const { exports } = new WebAssembly.Instance(compiled, {
      host: {
        classOf: (path: number, at: number, length: number) =>
          classOf(path, this.bytes.toString("utf8", at, at + length)),
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
}
