import { parentPort, workerData } from "node:worker_threads";
import { s3StoreOnce } from "../inputs/s3-store-once";
import { localLane } from "./local-lane";
import type { FromWorker, ToWorker, WorkerSettings } from "./messages";

/** Reads the files of jobs for the thread that has started this one. */
function serve(port: NonNullable<typeof parentPort>): void {
  const { rules, range } = workerData as WorkerSettings; // worker-lane.ts gives it
  const lane = localLane({
    rules,
    range,
    ports: { stdin: nothing(), store: s3StoreOnce },
    progress: (bytes) => {
      untold += bytes;
      if (untold < TOLD_BYTES) return;
      tell({ kind: "progress", bytes: untold });
      untold = 0;
    },
  });
  let untold = 0;
  let untaken = 0;
  let taken: (() => void) | undefined;
  const tell = (message: FromWorker) => port.postMessage(message);
  let before: Promise<void> = Promise.resolve();

  port.on("message", (message: ToWorker) => {
    switch (message.kind) {
      case "job": {
        const batches = lane.run(message.job);
        before = before.then(async () => {
          for await (const told of batches) {
            tell({ kind: "told", told });
            untaken += 1;
            while (untaken >= MOST_UNTAKEN) {
              await new Promise<void>((resolve) => (taken = resolve));
            }
          }
          tell({ kind: "done" });
        });
        // Ends the thread, and worker-lane.ts hears of it.
        before.catch((error: unknown) => {
          throw error;
        });
        break;
      }
      case "taken":
        untaken -= 1;
        taken?.();
        break;
      case "stop":
        lane.stop();
    }
  });
}

/** Progress is told after so many bytes. */
const TOLD_BYTES = 1 << 20;

/** Batches that may be under way. */
const MOST_UNTAKEN = 2;

/** Standard input is read where it is. */
async function* nothing(): AsyncGenerator<Uint8Array, void, undefined> {}

if (parentPort === null) throw new Error("worker.ts runs as a worker thread");
serve(parentPort);
