import type { AttributeValue } from "@aws-sdk/client-dynamodb";

type Item = Record<string, AttributeValue>;

/** A request as the wire carries it, of the calls and expressions that the function uses. */
export interface Request {
  readonly TableName: string;
  readonly Item?: Item;
  readonly Key?: Item;
  readonly ConditionExpression?: string;
  readonly UpdateExpression?: string;
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>;
  readonly ExpressionAttributeValues?: Item;
}

/** A condition that was not met, with the item that did not meet it. */
export class ConditionFailed extends Error {
  readonly item: Item | undefined;

  constructor(item: Item | undefined) {
    super("The conditional request failed");
    this.item = item;
  }
}

/** A table of DynamoDB in memory, with a string for each key. */
export class FakeTable {
  readonly items = new Map<string, Item>();

  put(request: Request): void {
    const { Item: item = {} } = request;
    this.#check(request, this.items.get(nameOf(item)));
    this.items.set(nameOf(item), item);
  }

  get({ Key: key = {} }: Request): Item | undefined {
    return this.items.get(nameOf(key));
  }

  /** @returns the item after the update */
  update(request: Request): Item {
    const { Key: key = {}, UpdateExpression: expression = "" } = request;
    const old = this.get(request);
    this.#check(request, old);
    const item: Item = { ...key, ...old };
    const [, set = "", remove = ""] =
      /^SET (.*?)(?: REMOVE (.*))?$/.exec(expression) ?? [];
    for (const part of set.split(/, (?=#)/)) {
      const [target = "", source = ""] = part.split(" = ");
      const value = valueOf(request, old, source);
      if (!value) throw new Error(`cannot do "${part}"`);
      item[named(request, target)] = value;
    }
    for (const target of remove.split(", ")) {
      if (target !== "") delete item[named(request, target)];
    }
    this.items.set(nameOf(key), item);
    return item;
  }

  #check(request: Request, item: Item | undefined): void {
    const { ConditionExpression: condition } = request;
    if (condition && !isMet(request, item, condition)) {
      throw new ConditionFailed(item);
    }
  }
}

function nameOf({ EventId, Timestamp }: Item): string {
  return `${EventId?.S} ${Timestamp?.S}`;
}

function named({ ExpressionAttributeNames = {} }: Request, name: string) {
  const found = ExpressionAttributeNames[name];
  if (found === undefined) throw new Error(`no name "${name}"`);
  return found;
}

/** Conditions: AND over OR in brackets, as the function writes them. */
function isMet(
  request: Request,
  item: Item | undefined,
  condition: string,
): boolean {
  const [, bracket] = /^[^()]*\([^()]*\) AND \((.*)\)$/.exec(condition) ?? [];
  if (bracket !== undefined) {
    const rest = condition.slice(0, -` AND (${bracket})`.length);
    return isMet(request, item, rest) && isMet(request, item, bracket);
  }
  return condition.split(" OR ").some((term) => {
    const [, not, target] =
      /^attribute_(not_)?exists\((#\w+)\)$/.exec(term) ?? [];
    if (target !== undefined) {
      const exists = item?.[named(request, target)] !== undefined;
      return exists === (not === undefined);
    }
    const [, left = "", operator, right = ""] =
      /^(#\w+) (<|<=|=) (:\w+)$/.exec(term) ?? [];
    const a = scalar(item?.[named(request, left)]);
    const b = scalar(valueOf(request, item, right));
    if (a === undefined || b === undefined) return false;
    return operator === "=" ? a === b : operator === "<" ? a < b : a <= b;
  });
}

function valueOf(
  request: Request,
  item: Item | undefined,
  source: string,
): AttributeValue | undefined {
  const [, target, otherwise] =
    /^if_not_exists\((#\w+), (:\w+)\)$/.exec(source) ?? [];
  if (target !== undefined && otherwise !== undefined) {
    return item?.[named(request, target)] ?? valueOf(request, item, otherwise);
  }
  return request.ExpressionAttributeValues?.[source];
}

function scalar(value: AttributeValue | undefined) {
  return value?.N === undefined ? value?.S : Number(value.N);
}
