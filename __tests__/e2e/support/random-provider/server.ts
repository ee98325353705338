// A stand-in for hashicorp/random on machines that cannot reach a registry: Terraform starts this
// program as it starts any provider. It must print the handshake line and nothing else.
import {
  type sendUnaryData,
  Server,
  ServerCredentials,
  type ServerUnaryCall,
  type ServiceDefinition,
} from "@grpc/grpc-js";
import { loadSync } from "@grpc/proto-loader";
import { decode, encode, type Value } from "./msgpack";
import { apply, inputs, outputs, plan, type State } from "./random-id";

interface DynamicValue {
  readonly msgpack?: Buffer;
  readonly json?: Buffer;
}

/** The fields of tfplugin5.proto's requests. */
interface Request {
  readonly config: DynamicValue;
  readonly raw_state: { readonly json: Buffer };
  readonly current_state: DynamicValue;
  readonly prior_state: DynamicValue;
  readonly next_state: DynamicValue;
}

const services = loadSync(["tfplugin5.proto", "go-plugin.proto"], {
  includeDirs: [__dirname],
  keepCase: true,
});
const server = new Server();

const schema = {
  attributes: [
    ...Object.entries(inputs).map(([name, type]) => ({
      name,
      type: Buffer.from(JSON.stringify(type)),
      [name === "byte_length" ? "required" : "optional"]: true,
    })),
    ...outputs.map((name) => ({
      name,
      type: Buffer.from('"string"'),
      computed: true,
    })),
  ],
};

server.addService(service("tfplugin5.Provider"), {
  GetSchema: unary(() => ({
    provider: { block: {} },
    resource_schemas: { random_id: { block: schema } },
  })),
  PrepareProviderConfig: unary(({ config }) => ({ prepared_config: config })),
  Configure: unary(() => ({})),
  ValidateResourceTypeConfig: unary(() => ({})),
  UpgradeResourceState: unary(({ raw_state }) => ({ state: raw_state })),
  ReadResource: unary(({ current_state }) => ({ state: current_state })),
  PlanResourceChange: unary(({ prior_state, next_state }) => {
    const { planned, replaceFor } = plan(read(prior_state), read(next_state));
    return {
      planned_state: write(planned),
      requires_replace: replaceFor.map((attribute_name) => ({
        steps: [{ attribute_name }],
      })),
    };
  }),
  ApplyResourceChange: unary(({ next_state }) => ({
    state: write(apply(read(next_state))),
  })),
  Stop: unary(() => ({})),
});
server.addService(service("plugin.GRPCController"), {
  Shutdown: unary(() => {
    server.tryShutdown(() => process.exit(0));
    return {};
  }),
});

server.bindAsync(
  "127.0.0.1:0",
  ServerCredentials.createInsecure(),
  (error, port) => {
    if (error) throw error;
    // Version of go-plugin's protocol, version of Terraform's, where to call, how to talk.
    console.log(`1|5|tcp|127.0.0.1:${port}|grpc`);
  },
);

function service(name: string): ServiceDefinition {
  // The loader cannot know what its files define.
  return services[name] as ServiceDefinition;
}

function unary(answer: (request: Request) => object) {
  return (
    call: ServerUnaryCall<Request, object>,
    done: sendUnaryData<object>,
  ) => {
    done(null, answer(call.request));
  };
}

function read({ msgpack }: DynamicValue): State {
  // By the schema, a resource is an object or null.
  return msgpack === undefined ? null : (decode(msgpack) as State);
}

function write(state: State): DynamicValue {
  return { msgpack: encode(state as Value) };
}
