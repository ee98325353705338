"""Lets moto's log groups get a key after they were made, which it has no operation for."""

from moto.logs.responses import LogsResponse


def associate_kms_key(self):
    group = self.logs_backend.groups[self._get_param("logGroupName")]
    group.kms_key_id = self._get_param("kmsKeyId")
    return ""


LogsResponse.associate_kms_key = associate_kms_key
