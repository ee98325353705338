import { type ResourceLimits, Worker } from "node:worker_threads";
import { Channel } from "./channel";
import type { Job, Lane, Told } from "./job";
import type { FromWorker, ToWorker, WorkerSettings } from "./messages";
import { WorkerError } from "./worker-error";

/** Reads files in a thread of its own. */
export function workerLane(
  settings: WorkerSettings,
  progress: (bytes: number) => void,
): Lane {
  const worker = startWorker(settings);
  /** Of the jobs that are not done, in their order: a worker does them one after another. */
  const channels: Channel<readonly Told[]>[] = [];
  let failure: { readonly error: unknown } | undefined;
  let closing = false;
  const send = (message: ToWorker) => worker.postMessage(message);
  const fail = (error: unknown) => {
    failure ??= { error };
    for (const channel of channels.splice(0)) channel.end(failure);
  };

  worker.on("message", (message: FromWorker) => {
    switch (message.kind) {
      case "progress":
        return progress(message.bytes);
      case "told":
        return channels[0]?.give(message.told);
      case "done":
        return channels.shift()?.end();
    }
  });
  worker.on("error", (error) => fail(new WorkerError(error.message)));
  worker.on("exit", (code) => {
    if (!closing) fail(new WorkerError(`it ended with code ${code}`));
  });

  async function* taken(channel: Channel<readonly Told[]>) {
    for await (const told of channel) {
      yield told;
      send({ kind: "taken" });
    }
  }

  return {
    run(job: Job) {
      const channel = new Channel<readonly Told[]>(Infinity);
      if (failure === undefined) {
        channels.push(channel);
        send({ kind: "job", job });
      } else {
        channel.end(failure);
      }
      return taken(channel);
    },
    stop: () => send({ kind: "stop" }),
    close: async () => {
      closing = true;
      await worker.terminate();
    },
  };
}

/** What a record leaves behind is gone at once: more room for it takes memory and, out of the caches, time. */
const resourceLimits: ResourceLimits = { maxYoungGenerationSizeMb: 4 };

/** A checkout's TypeScript needs tsx in every thread that loads it; a published package is JavaScript. */
function startWorker(workerData: WorkerSettings): Worker {
  const options = { workerData, resourceLimits };
  const file = require.resolve("./worker");
  if (!file.endsWith(".ts")) return new Worker(file, options);
  const tsx = JSON.stringify(require.resolve("tsx/cjs/api"));
  const code = `require(${tsx}).register(); require(${JSON.stringify(file)});`;
  return new Worker(code, { ...options, eval: true });
}
