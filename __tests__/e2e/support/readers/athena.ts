import { type Readers, snakeCase, text } from "./reader";

interface WorkGroup {
  readonly Configuration: {
    readonly EnforceWorkGroupConfiguration: boolean;
    readonly PublishCloudWatchMetricsEnabled: boolean;
    readonly BytesScannedCutoffPerQuery: number;
    readonly EngineVersion: object;
    readonly ResultConfiguration: {
      readonly OutputLocation: string;
      readonly ExpectedBucketOwner: string;
      readonly EncryptionConfiguration: {
        readonly EncryptionOption: string;
        readonly KmsKey: string;
      };
    };
  };
}

interface Table {
  readonly DatabaseName: string;
  readonly Parameters: Readonly<Record<string, string>>;
  readonly PartitionKeys: readonly Column[];
  readonly StorageDescriptor: {
    readonly Location: string;
    readonly InputFormat: string;
    readonly OutputFormat: string;
    readonly Columns: readonly Column[];
    readonly SerdeInfo: { readonly SerializationLibrary: string };
  };
}

interface Column {
  readonly Name: string;
  readonly Type: string;
}

const columns = (of: readonly Column[]) =>
  of.map(({ Name, Type }) => ({ name: Name, type: Type }));

export const athenaReaders: Readers = {
  aws_athena_workgroup: async ({ call }, { id }) => {
    // The shape of GetWorkGroup's answer.
    const { WorkGroup: is } = (await call(
      "athena",
      "AmazonAthena.GetWorkGroup",
      { WorkGroup: id },
    )) as { WorkGroup: WorkGroup };
    const { ResultConfiguration: results, ...configuration } = is.Configuration;
    const { EncryptionConfiguration: encryption } = results;
    return {
      ...snakeCase(is),
      configuration: {
        bytes_scanned_cutoff_per_query:
          configuration.BytesScannedCutoffPerQuery,
        enforce_workgroup_configuration:
          configuration.EnforceWorkGroupConfiguration,
        engine_version: snakeCase(configuration.EngineVersion),
        publish_cloudwatch_metrics_enabled:
          configuration.PublishCloudWatchMetricsEnabled,
        result_configuration: {
          ...snakeCase(results),
          encryption_configuration: {
            encryption_option: encryption.EncryptionOption,
            kms_key_arn: encryption.KmsKey,
          },
        },
      },
    };
  },
  aws_athena_named_query: async ({ call }, { id }) => {
    // The shape of GetNamedQuery's answer.
    const { NamedQuery: is } = (await call(
      "athena",
      "AmazonAthena.GetNamedQuery",
      { NamedQueryId: id },
    )) as { NamedQuery: Readonly<Record<string, string>> };
    return {
      ...snakeCase(is),
      query: is["QueryString"],
      workgroup: is["WorkGroup"],
    };
  },
  aws_glue_catalog_database: async ({ call }, resource) => {
    // The shape of GetDatabase's answer.
    const { Database } = (await call("glue", "AWSGlue.GetDatabase", {
      Name: text(resource, "name"),
    })) as { Database: object };
    return snakeCase(Database);
  },
  aws_glue_catalog_table: async ({ call }, resource) => {
    const DatabaseName = text(resource, "database_name");
    // The shape of GetTable's answer.
    const { Table: is } = (await call("glue", "AWSGlue.GetTable", {
      DatabaseName,
      Name: text(resource, "name"),
    })) as { Table: Table };
    const { SerdeInfo, Columns, ...storage } = is.StorageDescriptor;
    const { Location, InputFormat, OutputFormat } = storage;
    return {
      ...snakeCase(is),
      database_name: is.DatabaseName,
      // Names of Glue's, which are not Terraform's to write otherwise.
      parameters: is.Parameters,
      partition_keys: columns(is.PartitionKeys),
      storage_descriptor: {
        ...snakeCase({ Location, InputFormat, OutputFormat }),
        columns: columns(Columns),
        ser_de_info: {
          serialization_library: SerdeInfo.SerializationLibrary,
        },
      },
    };
  },
};
