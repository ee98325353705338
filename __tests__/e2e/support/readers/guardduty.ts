import { type Readers, text } from "./reader";

interface Detector {
  readonly status: "ENABLED" | "DISABLED";
  readonly findingPublishingFrequency: string;
  readonly features: readonly {
    readonly name: string;
    readonly status: string;
  }[];
}

export const guarddutyReaders: Readers = {
  aws_guardduty_detector: async ({ get }, { id }) => {
    // The shape of GetDetector's answer.
    const detector = (await get("guardduty", `detector/${id}`)) as Detector;
    return {
      enable: detector.status === "ENABLED",
      finding_publishing_frequency: detector.findingPublishingFrequency,
    };
  },
  aws_guardduty_detector_feature: async ({ get }, resource) => {
    const detectorId = text(resource, "detector_id");
    const path = `detector/${detectorId}`;
    const detector = (await get("guardduty", path)) as Detector; // the shape of GetDetector's answer
    const wanted = text(resource, "name");
    const found = detector.features.find(({ name }) => name === wanted);
    return { ...found, detector_id: detectorId };
  },
};
