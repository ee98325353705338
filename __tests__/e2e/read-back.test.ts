import { connect } from "./support/clients";
import { readBack } from "./support/read-back";

const clients = connect("http://localhost:9");
const suffix = {
  address: "random_id.suffix",
  type: "random_id",
  id: "q6urqw",
};

describe("reading back forgets nothing", () => {
  test("a resource of a type that nothing reads is an error", async () => {
    const queue = {
      type: "aws_glacier_vault",
      address: "aws_glacier_vault.x",
      id: "x",
    };
    await expect(readBack(clients, { ...queue, args: {} })).rejects.toThrow(
      "nothing reads aws_glacier_vault back: expected a reader in support/readers/ for aws_glacier_vault.x",
    );
  });

  test("an argument that no reader tells is a difference", async () => {
    const args = { byte_length: 4, keepers: { a: "b" } };
    expect(await readBack(clients, { ...suffix, args })).toEqual({
      meant: { byte_length: "4", keepers: { a: "b" } },
      actual: { byte_length: "4", keepers: "(not told)" },
    });
  });

  test("another value is a difference", async () => {
    const args = { byte_length: 8 };
    expect(await readBack(clients, { ...suffix, args })).toEqual({
      meant: { byte_length: "8" },
      actual: { byte_length: "4" },
    });
  });
});
