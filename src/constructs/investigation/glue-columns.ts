import type { GlueCatalogTableStorageDescriptorColumns } from "@cdktf/provider-aws/lib/glue-catalog-table";
import type { SqlTable, SqlType } from "../../pattern/forms";

/** The table's columns as the Glue catalogue writes them, names in lower case. */
export function glueColumns(
  table: SqlTable,
): GlueCatalogTableStorageDescriptorColumns[] {
  return Object.entries(table).map(([name, type]) => ({
    name: name.toLowerCase(),
    type: hiveType(type),
  }));
}

function hiveType(type: SqlType): string {
  if (type === "map") return "map<string,string>";
  if (typeof type === "string") return "string";
  if ("array" in type) return `array<${hiveType(type.array)}>`;
  const fields = Object.entries(type.row).map(
    ([name, field]) => `${name.toLowerCase()}:${hiveType(field)}`,
  );
  return `struct<${fields.join(",")}>`;
}
