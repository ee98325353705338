import {
  both,
  event,
  keyOf,
  outcomeOf,
  reasons,
  rules,
  stored,
  storm,
  told,
  upload,
} from "./cases";
import { World, type Fates } from "./world";

let world: World;
beforeEach(() => {
  world = new World(rules);
});

describe("what fails for a while is done later", () => {
  const down =
    (service: string): Fates =>
    (name) =>
      name === service ? "error" : undefined;

  test.each([
    "open",
    "read",
    "put",
    "add",
    "take",
    "get",
    "publish",
    "give back",
  ])("%s", async (service) => {
    upload(world, keyOf("a"), storm(2));
    const failed = await world.deliver(down(service));
    expect(failed).toHaveLength(1);
    expect(world.counted["failed"]).toBe(1);
    await world.drain();
    // An alert that was sent and could not be noted is the one that is told twice.
    const twice = service === "give back" ? both.told : [];
    expect(outcomeOf(world)).toEqual({
      ...both,
      told: [...twice, ...both.told],
    });
    expect(world.deadLetters).toEqual([]);
  });

  test("the message that closes a window", async () => {
    upload(world, keyOf("a"), storm(2));
    await world.drain();
    upload(world, keyOf("b"), storm(3, "b"));
    expect(await world.deliver(down("send"))).toHaveLength(1);
    await world.drain();
    expect(told(world)).toEqual(["trail-stopped 2", "trail-stopped 3"]);
  });

  test("one alert of several", async () => {
    const times = ["2026-01-15T10:00:00Z", "2026-01-15T11:00:00Z"];
    upload(
      world,
      keyOf("a"),
      times.map((eventTime) => event(eventTime.slice(11, 13), { eventTime })),
    );
    let published = 0;
    await world.deliver((name) =>
      name === "publish" && published++ === 0 ? "error" : undefined,
    );
    expect(told(world)).toEqual(["trail-stopped 1"]);
    await world.drain();
    expect(told(world)).toEqual(["trail-stopped 1", "trail-stopped 1"]);
  });

  test("not for ever: at the last receive the message is rejected with the reason", async () => {
    upload(world, keyOf("a"), storm(2));
    for (let n = 0; n < 5; n += 1) {
      await world.deliver(down("open"));
      world.now += 30 * 60_000;
    }
    expect(world.waiting).toBe(0);
    expect(reasons(world)).toEqual([
      "received 5 times; ThrottlingException: open was told to fail",
    ]);
    // The dead letter, sent back to the queue, is done as if nothing had been.
    world.send(world.deadLetters[0]?.body ?? "");
    await world.drain();
    expect(outcomeOf(world)).toEqual(both);
  });

  test("a message that cannot even be rejected comes again", async () => {
    world.send("hello");
    expect(await world.deliver(down("reject"))).toHaveLength(1);
    await world.drain();
    expect(reasons(world)).toEqual([expect.stringMatching(/not JSON/)]);
  });
});

test("one poison message in a batch of ten: the nine others are done", async () => {
  for (let n = 0; n < 10; n += 1) {
    const eventTime = `2026-01-15T1${n}:00:00Z`;
    upload(
      world,
      keyOf(`${n}`),
      n === 4 ? Buffer.from("poison") : [event(`${n}`, { eventTime })],
    );
  }
  expect(await world.deliver()).toEqual([]);
  expect(told(world)).toHaveLength(9);
  expect(world.deadLetters.map(({ attributes: { Key } }) => Key)).toEqual([
    keyOf("4"),
  ]);
});

test("one that fails in a batch of ten is the one that comes again", async () => {
  for (let n = 0; n < 10; n += 1)
    upload(world, keyOf(`${n}`), storm(1, `${n}`));
  let opened = 0;
  const failed = await world.deliver((name) =>
    name === "open" && opened++ === 4 ? "error" : undefined,
  );
  expect(failed).toEqual(["message-5"]);
  await world.drain();
  expect(stored(world)).toHaveLength(20);
  // The one that failed comes again before the window is closed.
  expect(told(world)).toEqual(["trail-stopped 1", "trail-stopped 9"]);
});

describe("a timeout in the middle", () => {
  test("stops in time; what is not done comes again and is done", async () => {
    upload(world, keyOf("a"), storm(500));
    upload(world, keyOf("b"), storm(1, "b"));
    let asked = 0;
    world.remaining = () => 50_000 - 100 * asked++;
    const failed = await world.deliver();
    expect(failed).toEqual(["message-1"]);
    expect(stored(world).length).toBeGreaterThan(0);
    expect(told(world)).toEqual([]);
    world.remaining = () => 300_000;
    await world.drain();
    expect(stored(world)).toHaveLength(1002);
    // The second file was sent anew and comes at once, the first when it is visible again.
    expect(told(world)).toEqual(["trail-stopped 1", "trail-stopped 500"]);
  });

  test("ten files of which one fits at a time are all done, and none is rejected", async () => {
    for (let n = 0; n < 10; n += 1)
      upload(world, keyOf(`${n}`), storm(1, `${n}`));
    let opened = 0;
    const fates: Fates = (name) => {
      if (name === "open") opened += 1;
      return undefined;
    };
    while (world.waiting > 0) {
      opened = 0;
      world.remaining = () => (opened > 1 ? 14_999 : 300_000);
      await world.deliver(fates);
      world.now += 1_000_000;
    }
    expect(stored(world)).toHaveLength(20);
    expect(world.deadLetters).toEqual([]);
    expect(told(world)[0]).toBe("trail-stopped 1");
  });

  test("what cannot be sent anew comes again", async () => {
    for (const name of ["a", "b"]) upload(world, keyOf(name), storm(1, name));
    let opened = 0;
    world.remaining = () => (opened > 0 ? 14_999 : 300_000);
    const failed = await world.deliver((name) => {
      if (name === "publish") opened += 1;
      return name === "send" ? "error" : undefined;
    });
    expect(failed).toEqual(["message-2"]);
  });

  test("a file that never fits is rejected with the reason", async () => {
    upload(world, keyOf("a"), storm(2));
    world.remaining = () => 14_999;
    await world.drain();
    expect(reasons(world)).toEqual([
      expect.stringMatching(/^received 5 times; .*time was over/),
    ]);
  });
});

describe("a message that failed comes again", () => {
  const secondsUntilDone = async (
    outage: number,
    fates: Fates = () => undefined,
  ) => {
    const from = world.now;
    upload(world, keyOf("a"), storm(2));
    await world.drain((name) =>
      name === "put" && world.now < from + outage * 1000
        ? "error"
        : fates(name),
    );
    expect(outcomeOf(world)).toEqual(both);
    return (world.now - from) / 1000;
  };

  test.each([
    ["soon after a hiccup", 1, 30],
    ["later and later in an outage", 200, 30 + 60 + 120],
  ])("%s", async (_, outage, seconds) => {
    expect(await secondsUntilDone(outage)).toBe(seconds);
  });

  test("by the queue's own wait where even that fails", async () => {
    const wait = world.visibility / 1000;
    const mute: Fates = (name) => (name === "come again" ? "error" : undefined);
    expect(await secondsUntilDone(1, mute)).toBe(wait);
  });
});
