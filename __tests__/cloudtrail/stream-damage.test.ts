import { gunzipSync, gzipSync } from "node:zlib";
import { UnreadableError } from "../../src/cloudtrail/read/unreadable-error";
import { streamed } from "./streamed";

const LOG = JSON.stringify({
  Records: Array.from({ length: 500 }, (_, n) => ({
    eventName: "RunInstances",
    // Different enough that gzip has something to keep.
    eventID: (n * 2654435761 * 40503).toString(36),
  })),
});
const gzip = gzipSync(LOG);

describe("damaged gzip gives the records before the damage", () => {
  const { Records: every } = JSON.parse(LOG) as { Records: unknown[] }; // as above

  function flipped(at: number): Buffer {
    const bytes = Buffer.from(gzip);
    bytes.writeUInt8(bytes.readUInt8(at) ^ 0xff, at);
    return bytes;
  }

  test.each<[what: string, bytes: Buffer, problem: string]>([
    ["a wrong checksum", flipped(gzip.length - 6), "corrupt gzip (Z_DATA_"],
    [
      "text behind",
      Buffer.concat([gzip, Buffer.from("more text")]),
      "corrupt gzip (Z_DATA_ERROR)",
    ],
    [
      "text behind zeros",
      Buffer.concat([gzip, Buffer.from("\0\0x")]),
      "corrupt gzip (other bytes after its end)",
    ],
    ["the last byte missing", gzip.subarray(0, -1), "truncated gzip"],
  ])("%s: all", async (_what, bytes, problem) => {
    for (const lengths of [[9], [1000], [1 << 16]]) {
      const { records, error } = await streamed(bytes, lengths);
      expect(records).toEqual(every);
      expect(error).toBeInstanceOf(UnreadableError);
      expect(String(error)).toMatch(problem);
      expect(String(error)).toMatch(/; read before: 500 records$/);
    }
  });

  test.each([0.2, 0.5, 0.9])("cut at %d of it", async (part) => {
    const cut = gzip.subarray(0, gzip.length * part);
    const content = String(gunzipSync(cut, { finishFlush: 2 }));
    const complete = content.split("},{").length - 1;
    expect(complete).toBeGreaterThan(0);
    const { records, error } = await streamed(cut, [77]);
    expect(records).toEqual(every.slice(0, complete));
    expect(String(error)).toMatch(
      `truncated gzip, its end is missing: fetch the file again; read before: ${complete} records`,
    );
  });

  test("a damaged middle is told as such, not as the nonsense it decompresses to", async () => {
    const { records, error } = await streamed(flipped(gzip.length >> 1), [99]);
    expect(records.length).toBeGreaterThan(100);
    expect(records.length).toBeLessThan(400);
    expect(records.slice(0, 100)).toEqual(every.slice(0, 100));
    expect(String(error)).toMatch("UnreadableError: corrupt gzip");
  });
});
