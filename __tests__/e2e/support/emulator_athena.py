"""What moto's Athena lacks for saved queries to come and go."""

import json

from moto.athena.responses import AthenaResponse


def delete_named_query(self):
    """DeleteNamedQuery is missing."""
    self.athena_backend.named_queries.pop(self._get_param("NamedQueryId"), None)
    return "{}"


def list_tags_for_resource(self):
    """A workgroup without tags has none; moto says that it does not exist."""
    arn = self._get_param("ResourceARN")
    return json.dumps(self.athena_backend.list_tags_for_resource(arn) or {"Tags": []})


AthenaResponse.delete_named_query = delete_named_query
AthenaResponse.list_tags_for_resource = list_tags_for_resource
