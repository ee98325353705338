const { AsyncLocalStorage } = require("node:async_hooks");
const { constants, createContext } = require("node:vm");
const { TestEnvironment } = require("jest-environment-node");

/** Those in use. jest-circus starts one for each suite and leaves it on; every promise after it would pay for them all. */
const storages = new Set();
const { run } = AsyncLocalStorage.prototype;
AsyncLocalStorage.prototype.run = function (...given) {
  storages.add(this);
  return run.apply(this, given);
};

/**
 * Jest's environment for Node with a plain global object, as a program has it. In jest's own each
 * `Array` and `Object` of a program is looked up through a proxy, which takes twenty times as long.
 */
module.exports = class extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    // Node before 20.18 has none.
    if (constants?.DONT_CONTEXTIFY === undefined) return;
    const plain = createContext(constants.DONT_CONTEXTIFY);
    addGlobals(plain, this.global);
    const { moduleMocker, fakeTimersModern } = this;
    this.context = plain;
    this.global = plain;
    this.moduleMocker = new moduleMocker.constructor(plain);
    this.fakeTimersModern = new fakeTimersModern.constructor({
      config: config.projectConfig,
      global: plain,
    });
  }

  async teardown() {
    await super.teardown();
    for (const storage of storages) storage.disable();
    storages.clear();
  }
};

/** Gives a global object what Node and jest have and the language has not: `process`, `Buffer`, timers, … */
function addGlobals(plain, jests) {
  const { Buffer, ArrayBuffer, Uint8Array } = jests;
  for (const name of Reflect.ownKeys(jests)) {
    // That is the `Symbol` of the other object.
    if (Object.hasOwn(plain, name) || name === "jest-symbol-do-not-touch") {
      continue;
    }
    const property = Object.getOwnPropertyDescriptor(jests, name);
    Object.defineProperty(plain, name, property);
  }
  // Node's own, so that a buffer is an instance of the class that a test names.
  Object.assign(plain, { global: plain, Buffer, ArrayBuffer, Uint8Array });
  plain.Error.stackTraceLimit = jests.Error.stackTraceLimit;
}
