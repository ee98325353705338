import { Random } from "./random";

/** Who makes a call: what its record says of the caller, its address and its user agent. */
export interface Caller {
  readonly userIdentity: object;
  readonly sourceIPAddress: string;
  readonly userAgent: string;
}

/** The kinds of callers that a call may have. */
export type CallerKind = "workload" | "pipeline" | "human" | "service" | "root";

export const account = "123456789012";

const agents = {
  workload: [
    "aws-sdk-java/2.25.60 Linux/5.10.217-205.860.amzn2.x86_64 OpenJDK_64-Bit_Server_VM/17.0.11+9-LTS Java/17.0.11 vendor/Amazon.com_Inc. io/sync http/Apache cfg/retry-mode/standard",
    "Boto3/1.34.113 md/Botocore#1.34.113 ua/2.0 os/linux#6.1.91-99.172.amzn2023.x86_64 md/arch#x86_64 lang/python#3.11.6 md/pyimpl#CPython cfg/retry-mode#legacy Botocore/1.34.113",
    "aws-sdk-go-v2/1.27.0 os/linux lang/go#1.22.3 md/GOOS#linux md/GOARCH#amd64 api/ec2#1.161.3",
    "aws-sdk-js/3.590.0 ua/2.1 os/linux#5.10.216 lang/js md/nodejs#20.13.1 api/dynamodb#3.590.0 exec-env/AWS_Lambda_nodejs20.x",
    "amazon-ssm-agent/3.3.380.0 (Linux/UNIX; ) aws-sdk-go/1.51.4",
  ],
  pipeline: [
    "APN/1.0 HashiCorp/1.0 Terraform/1.8.4 (+https://www.terraform.io) terraform-provider-aws/5.52.0 (+https://registry.terraform.io/providers/hashicorp/aws) aws-sdk-go-v2/1.27.0 os/linux lang/go#1.22.3",
    "aws-cli/2.15.57 Python/3.11.8 Linux/6.5.0-1021-azure exe/x86_64.ubuntu.22 prompt/off command/cloudformation.deploy",
  ],
  human: [
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/125.0.0.0 Safari/537.36",
    "[Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:126.0) Gecko/20100101 Firefox/126.0]",
    "aws-cli/2.15.57 md/awscrt#0.20.9 ua/2.0 os/macos#23.5.0 md/arch#arm64 lang/python#3.11.9 md/command#s3.ls",
  ],
};

/** Services that call on the account's behalf. */
const services = [
  "ec2",
  "lambda",
  "ecs-tasks",
  "autoscaling",
  "config",
  "cloudtrail",
  "delivery.logs",
  "elasticloadbalancing",
].map((name) => `${name}.amazonaws.com`);

/**
 * The callers of an account: 3,000 sessions of 120 workload roles, 200 of 12 pipelines, 300 of people
 * (half of them federated, half users), each from an address of its own, services, and root.
 */
export class Callers {
  readonly #random: Random;
  #turn = 0;
  readonly #lists: Readonly<Record<CallerKind, readonly Caller[]>>;

  constructor(random: Random) {
    this.#random = random;
    const many = (count: number, make: (n: number) => Caller) =>
      Array.from({ length: count }, (_, n) => make(n));
    this.#lists = {
      workload: many(3000, (n) =>
        this.#session(`service-${n % 120}`, "workload"),
      ),
      pipeline: many(200, (n) => this.#session(`deploy-${n % 12}`, "pipeline")),
      human: many(300, (n) =>
        n % 2 === 0 ? this.#federated(n) : this.#user(n),
      ),
      service: services.map((name) => ({
        userIdentity: { type: "AWSService", invokedBy: name },
        sourceIPAddress: name,
        userAgent: name,
      })),
      root: many(3, () => this.#root()),
    };
  }

  /** Callers come in bursts: for a while it is one of a few dozen. */
  pick(kind: CallerKind): Caller {
    const list = this.#lists[kind];
    this.#turn += 1 / 8;
    const at = Math.floor(this.#turn) + this.#random.below(32);
    return list[at % list.length] as Caller; // the index is one of the list's
  }

  #session(role: string, kind: "workload" | "pipeline"): Caller {
    const random = this.#random;
    const id = `AROA${hash(role)}`;
    const name =
      kind === "workload" ? `i-0${random.hex(16)}` : `run-${random.below(1e6)}`;
    return {
      userIdentity: {
        ...assumed(random, id, role, name),
        sessionContext: this.#context(id, role, {
          ...(kind === "workload" && { ec2RoleDelivery: "2.0" }),
        }),
      },
      sourceIPAddress: this.#address(kind === "workload"),
      userAgent: random.pick(agents[kind]),
    };
  }

  #federated(n: number): Caller {
    const role = "AWSReservedSSO_Developer_0a1b2c3d4e5f6071";
    const id = `AROA${hash(role)}`;
    return {
      userIdentity: {
        ...assumed(this.#random, id, role, `person-${n}@example.com`),
        sessionContext: this.#context(id, role, {}),
      },
      sourceIPAddress: this.#address(false),
      userAgent: this.#random.pick(agents.human),
    };
  }

  #user(n: number): Caller {
    const random = this.#random;
    return {
      userIdentity: {
        type: "IAMUser",
        principalId: `AIDA${hash(`user-${n}`)}`,
        arn: `arn:aws:iam::${account}:user/person-${n}`,
        accountId: account,
        accessKeyId: `AKIA${random.hex(16).toUpperCase()}`,
        userName: `person-${n}`,
      },
      sourceIPAddress: this.#address(false),
      userAgent: random.pick(agents.human),
    };
  }

  #root(): Caller {
    return {
      userIdentity: {
        type: "Root",
        principalId: account,
        arn: `arn:aws:iam::${account}:root`,
        accountId: account,
      },
      sourceIPAddress: this.#address(false),
      userAgent: this.#random.pick(agents.human),
    };
  }

  #context(id: string, role: string, more: object): object {
    const two = (limit: number) =>
      String(this.#random.below(limit)).padStart(2, "0");
    return {
      sessionIssuer: {
        type: "Role",
        principalId: id,
        arn: `arn:aws:iam::${account}:role/${role}`,
        accountId: account,
        userName: role,
      },
      attributes: {
        creationDate: `2026-01-15T${two(10)}:${two(60)}:${two(60)}Z`,
        mfaAuthenticated: "false",
      },
      ...more,
    };
  }

  /** From within a network, or of the blocks that are kept for documentation. */
  #address(isPrivate: boolean): string {
    const random = this.#random;
    const byte = () => random.below(256);
    if (isPrivate) return `10.${byte()}.${byte()}.${byte()}`;
    return random.below(10) === 0
      ? `2001:db8:${random.hex(4)}:${random.hex(4)}::${random.hex(4)}`
      : `192.0.2.${byte()}`;
  }
}

function assumed(random: Random, id: string, role: string, session: string) {
  return {
    type: "AssumedRole",
    principalId: `${id}:${session}`,
    arn: `arn:aws:sts::${account}:assumed-role/${role}/${session}`,
    accountId: account,
    accessKeyId: `ASIA${random.hex(16).toUpperCase()}`,
  };
}

/** Seventeen letters that stand for a name, as in the ids that IAM makes. */
function hash(name: string): string {
  let seed = 0;
  for (const letter of name) seed = seed * 31 + letter.charCodeAt(0);
  return new Random(seed).hex(17).toUpperCase();
}
