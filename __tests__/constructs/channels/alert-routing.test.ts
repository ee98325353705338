import {
  AlertTopic,
  ChatTopic,
  heardBy,
  routeByUrgency,
} from "../../../src/constructs";
import { severities } from "../../../src/rule/rule";
import { synth } from "../synth";

test("what is urgent goes to some, the rest to others, alarms to all and events to those who take them", () => {
  expect.hasAssertions();
  synth((stack) => {
    const mail = new AlertTopic(stack, "mail", { name: "mail" });
    const chat = new ChatTopic(stack, "chat", { name: "chat" });
    const pager = new AlertTopic(stack, "pager", {
      name: "pager",
      publishers: ["cloudwatch"],
    });
    const routing = routeByUrgency({ urgent: [pager, chat], routine: [mail] });
    const heard = (publisher: "cloudwatch" | "events") =>
      severities.map((severity) =>
        heardBy(routing, severity, publisher).map(({ node }) => node.id),
      );
    const urgent = ["pager", "chat"];
    expect(heard("cloudwatch")).toEqual([
      urgent,
      urgent,
      ["mail"],
      ["mail"],
      ["mail"],
    ]);
    expect(heard("events").slice(0, 3)).toEqual([["chat"], ["chat"], ["mail"]]);
    const deaf = routeByUrgency({ urgent: [pager], routine: [mail] });
    expect(() => heardBy(deaf, "high", "events")).toThrow(
      'nobody would hear "events" of severity "high": expected a topic that admits it beside "stack/pager"',
    );
  });
});
