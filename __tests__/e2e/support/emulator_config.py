"""Lets moto's AWS Config keep how often it is to record, which it forgets."""

from moto.config.models import ConfigBackend, ConfigRecorder

put_recorder = ConfigBackend.put_configuration_recorder


def put(self, config_recorder):
    put_recorder(self, config_recorder)
    recorder = self.recorders[config_recorder["name"]]
    recorder.mode = config_recorder.get("recordingMode")


ConfigBackend.put_configuration_recorder = put

to_dict = ConfigRecorder.to_dict


def with_mode(self):
    mode = getattr(self, "mode", None)
    return {**to_dict(self), **({"recordingMode": mode} if mode else {})}


ConfigRecorder.to_dict = with_mode
