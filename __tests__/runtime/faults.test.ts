import { gzipSync } from "node:zlib";
import {
  bucket,
  event,
  gz,
  keyOf,
  notification,
  reasons,
  rules,
  stored,
  storm,
  told,
  upload,
  both,
  outcomeOf,
} from "./cases";
import { World, type Fates } from "./world";

let world: World;
beforeEach(() => {
  world = new World(rules);
});

const none: Fates = () => undefined;

describe("what comes twice is found and told once", () => {
  test("a message that is delivered twice", async () => {
    upload(world, keyOf("a"), storm(2));
    world.send(notification(keyOf("a")));
    await world.drain();
    world.send(notification(keyOf("a")));
    await world.drain();
    expect(outcomeOf(world)).toEqual(both);
  });

  test("a process that dies between store and alert", async () => {
    upload(world, keyOf("a"), storm(2));
    await world.deliver((name) =>
      name === "add" ? "crash before" : undefined,
    );
    expect(outcomeOf(world)).toEqual({ ...both, told: [] });
    await world.drain();
    expect(outcomeOf(world)).toEqual(both);
  });

  test("two deliveries at the same time", async () => {
    upload(world, keyOf("a"), storm(2));
    world.send(notification(keyOf("a")));
    await Promise.all([world.deliver(none, 1), world.deliver(none, 1)]);
    await world.drain();
    expect(outcomeOf(world)).toEqual(both);
  });

  test("two files of one storm at the same time", async () => {
    for (const name of ["a", "b"]) upload(world, keyOf(name), storm(3, name));
    await Promise.all([world.deliver(none, 1), world.deliver(none, 1)]);
    await world.drain();
    expect(stored(world)).toHaveLength(12);
    expect(told(world)).toEqual(["trail-stopped 3", "trail-stopped 3"]);
  });
});

const text = (content: string) => Buffer.from(content);
const whole = gz(storm(2));
const wide = gz(storm(1000));
const damaged = Uint8Array.from(wide);
damaged.fill(0xff, wide.length / 2, wide.length / 2 + 64);

describe("what can never be read goes to the dead letters, with its reason and its place", () => {
  test.each([
    [
      "bytes that are no gzip after all",
      Buffer.from("\x1f\x8bnot gzip", "latin1"),
      /corrupt gzip/,
    ],
    ["an empty file", text(""), /expected a log file.*found nothing/],
    ["an empty gzip", gzipSync(""), /expected a log file.*found nothing/],
    ["no JSON", gzipSync("<html></html>"), /not JSON/],
    ["no Records", gzipSync('{"records":[]}'), /found no Records/],
    [
      "Records that are none",
      gzipSync('{"Records":{}}'),
      /expected an array in Records/,
    ],
    ["an object that is gone", undefined, /the object is gone/],
  ])("%s", async (_, content, reason) => {
    if (content) world.files.set(`${bucket}/${keyOf("a")}`, content);
    world.send(notification(keyOf("a")));
    expect(await world.deliver()).toEqual([]);
    expect(world.deadLetters).toEqual([
      {
        body: notification(keyOf("a")),
        attributes: {
          Reason: expect.stringMatching(reason),
          Bucket: bucket,
          Key: keyOf("a"),
        },
      },
    ]);
    expect(outcomeOf(world)).toEqual({ stored: [], told: [] });
    expect(world.counted["rejected"]).toBe(1);
  });

  test.each([
    ["no JSON", "hello", /not JSON/],
    ["no notification", "{}", /no Records/],
    ["a null", "null", /no Records/],
    [
      "no object",
      '{"Records":[{"eventName":"ObjectCreated:Put"}]}',
      /names no object/,
    ],
    [
      "a key that is not encoded",
      notification("x").replace('"x"', '"%E0%A4%A.json.gz"'),
      /URL-encoded/,
    ],
    ["no window", '{"trailwire":"close-window"}', /names no window/],
  ])("a message that is %s", async (_, body, reason) => {
    world.send(body);
    await world.drain();
    expect(world.deadLetters).toEqual([
      { body, attributes: { Reason: expect.stringMatching(reason) } },
    ]);
  });

  test.each([
    ["truncated", whole.subarray(0, -8), /truncated gzip/],
    [
      "cut within the JSON",
      gzipSync(`${JSON.stringify({ Records: storm(2) }).slice(0, -2)},{"a`),
      /JSON/,
    ],
  ])(
    "a %s file, after the records before the damage",
    async (_, content, reason) => {
      upload(world, keyOf("a"), content);
      await world.drain();
      expect(outcomeOf(world)).toEqual(both);
      expect(reasons(world)).toEqual([expect.stringMatching(reason)]);
      // Sent again by hand, it tells nothing again.
      world.send(notification(keyOf("a")));
      await world.drain();
      expect(outcomeOf(world)).toEqual(both);
    },
  );

  test("a corrupt file, after the records before the damage", async () => {
    upload(world, keyOf("a"), damaged);
    await world.drain();
    const found = stored(world).length / 2;
    expect(found).toBeGreaterThan(0);
    expect(found).toBeLessThan(1000);
    expect(told(world)).toEqual([`trail-stopped ${found}`]);
    expect(reasons(world)).toEqual([expect.stringMatching(/corrupt gzip/)]);
  });
});

describe("what is none of its business is skipped", () => {
  test.each([
    [
      "S3's test",
      '{"Service":"Amazon S3","Event":"s3:TestEvent","Bucket":"audit-logs"}',
    ],
    [
      "a digest",
      notification(keyOf("d").replace("CloudTrail/", "CloudTrail-Digest/")),
    ],
    [
      "what Config delivers",
      notification(keyOf("d").replace("CloudTrail/", "Config/")),
    ],
    [
      "another file",
      notification("AWSLogs/123456789012/CloudTrail/readme.txt"),
    ],
    [
      "a removal",
      notification(keyOf("a")).replace("Created:Put", "Removed:Delete"),
    ],
  ])("%s", async (_, body) => {
    world.send(body);
    expect(await world.deliver()).toEqual([]);
    expect(world.calls).toEqual([]);
    expect(world.waiting).toBe(0);
  });
});

test("keys with blanks, plus signs and letters of any script", async () => {
  const key = keyOf("Müll + 日本 100% 😀");
  upload(world, key, storm(2));
  await world.drain();
  expect(outcomeOf(world)).toEqual(both);
  expect([...world.findings.values()][0]?.File).toBe(`s3://${bucket}/${key}`);
});

test("a record of 300 KB is stored whole, and one that no item holds without its largest field", async () => {
  const large = (id: string, size: number) =>
    event(id, { requestParameters: { text: "é".repeat(size / 2) } });
  const records = [large("1", 300_000), large("2", 900_000)];
  upload(world, keyOf("a"), records);
  await world.drain();
  const [one, two] = [...world.findings.values()].filter(
    ({ Rule }) => Rule === "trail-stopped",
  );
  expect(one).toMatchObject({ Record: JSON.stringify(records[0]) });
  expect(one).not.toHaveProperty("Shortened");
  expect(two).toMatchObject({ Shortened: "requestParameters" });
  const { requestParameters: _, ...rest } = records[1] ?? {};
  expect(JSON.parse(two?.Record ?? "")).toEqual(rest);
  expect(told(world)).toEqual(["trail-stopped 2"]);
  expect(Buffer.byteLength(world.mails[0]?.message ?? "")).toBeLessThan(
    262_144,
  );
});
