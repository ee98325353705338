import { compileMessage, parse } from "../../src/pattern";

const matching = (pattern: string, messages: readonly string[]) =>
  messages.filter(compileMessage(parse(pattern)));

/** Which of the messages, counted from 0. */
const pick = (messages: readonly string[], ...numbers: readonly number[]) =>
  messages.filter((_, n) => numbers.includes(n));

describe("terms, as the user guide has them", () => {
  const messages = [
    "[ERROR 400] BAD REQUEST",
    "[ERROR 419] MISSING ARGUMENTS",
    "[INFO] REQUEST FAILED",
    "Exiting with ERRORCODE: -1",
  ];
  test.each<[string, readonly number[]]>([
    ["", [0, 1, 2, 3]],
    ['" "', [0, 1, 2, 3]],
    ["ERROR", [0, 1, 3]],
    ["error", []],
    ["ERROR ARGUMENTS", [1]],
    ["?FAILED ?ARGUMENTS", [1, 2]],
    ["?ERROR ?ARGUMENTS REQUEST", [0, 2]],
    ["ERROR -ARGUMENTS", [0, 3]],
    ['"BAD REQUEST"', [0]],
    ['-"BAD REQUEST"', [1, 2, 3]],
    ['"ERROR" - "Exiting"', [0, 1]],
    ['"[ERROR" REQUEST', [0]],
    ["%REQUES[ST]% ", [0, 2]],
    ["%^\\[%", [0, 1, 2]],
  ])("%s", (pattern, numbers) => {
    expect(matching(pattern, messages)).toEqual(pick(messages, ...numbers));
  });
});

describe("columns, as the user guide has them", () => {
  const access = [
    '192.0.2.1 - frank [10/Oct/2000:13:25:15 -0700] "GET /index.html HTTP/1.0" 404 1534',
    '192.0.2.2 Prod jane [10/Oct/2000:13:35:22 -0700] "GET /x.gif HTTP/1.0" 500 5324',
  ];
  const words = [
    "INFO 09/25/2014 12:00:00 GET /service/resource/67 1200",
    "INFO 09/25/2014 12:00:01 POST /service/resource/67/part/111 1310",
    "WARNING 09/25/2014 12:00:02 Invalid user request",
    "ERROR 09/25/2014 12:00:02 Failed to process request",
  ];
  test.each<[string, readonly string[], readonly number[]]>([
    ["[ip, id, user, when, request, status, bytes]", access, [0, 1]],
    ["[ip, id, user, when, request, status, bytes, more]", access, []],
    ["[ip, id, user, when, request, status, bytes > 2000]", access, [1]],
    ["[ip, user, ..., status_code = 4*, bytes]", access, [0]],
    ["[..., request =*.html*, status_code = 4*,]", access, [0]],
    ["[ip=%192\\.0\\.2\\.[1-9]%, id != -, ...]", access, [1]],
    ["[..., status = 404 || status = 410, bytes]", access, [0]],
    ["[..., status >= 400 && status != 500, bytes]", access, [0]],
    ["[..., (status = 4* || status = 5*) && status != 404, b]", access, [1]],
    ["[..., bytes > 2e3]", access, [1]],
    ["[w1=ERROR, w2]", words, [3]],
    ["[w1=ERROR || w1=WARNING, w2]", words, [2, 3]],
    ["[w1!=ERROR && w1!=WARNING, w2]", words, [0, 1]],
    ["[w1=ERROR || w1=%WARN%, w2]", words, [2, 3]],
    ["[level, date, time, method, url=%/resource/[0-9]+$%, t]", words, [0]],
    ["[level, date != 5, ...]", words, [0, 1, 2, 3]],
  ])("%s", (pattern, messages, numbers) => {
    expect(matching(pattern, messages)).toEqual(pick(messages, ...numbers));
  });
});

test.each(["[ ", '" ', '"a [b', "a ", " ", "]["])(
  "the time to split %j repeated does not explode",
  (part) => {
    const matches = compileMessage(parse("[a, ..., b=x]"));
    const start = performance.now();
    expect(matches(part.repeat(200_000))).toBe(false);
    // To look through the rest at every bracket would take a minute.
    expect(performance.now() - start).toBeLessThan(2_000);
  },
);

test("JSON of any depth or length is read, or matches nothing", () => {
  const matches = compileMessage(parse("{ $.a.a = 1 || $.b[*] = 1 }"));
  expect(matches('{"a":'.repeat(100_000))).toBe(false);
  expect(matches(`{"b":[${"0,".repeat(100_000)}1]}`)).toBe(true);
});
