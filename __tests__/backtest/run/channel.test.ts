import { Channel } from "../../../src/backtest/run/channel";

async function taken<T>(channel: Channel<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of channel) items.push(item);
  return items;
}

test("gives what was given, in order, before and after somebody takes", async () => {
  const channel = new Channel<number>(1);
  channel.give(1);
  const all = taken(channel);
  channel.give(2);
  await Promise.resolve();
  channel.give(3);
  channel.end();
  expect(await all).toEqual([1, 2, 3]);
});

test("has the giver wait until there is room", async () => {
  const channel = new Channel<number>(2);
  const events: string[] = [];
  const giver = (async () => {
    for (const n of [1, 2, 3, 4]) {
      await channel.room();
      channel.give(n);
      events.push(`given ${n}`);
    }
    channel.end();
  })();
  for await (const n of channel) {
    await new Promise((resolve) => setImmediate(resolve));
    events.push(`taken ${n}`);
  }
  await giver;
  expect(events).toEqual([
    "given 1",
    "given 2",
    "given 3",
    "taken 1",
    "given 4",
    "taken 2",
    "taken 3",
    "taken 4",
  ]);
});

test("tells an error after all that was given", async () => {
  const channel = new Channel<number>(1);
  channel.give(1);
  channel.end({ error: new Error("broken") });
  channel.end();
  const items: number[] = [];
  await expect(async () => {
    for await (const item of channel) items.push(item);
  }).rejects.toThrow("broken");
  expect(items).toEqual([1]);
});
