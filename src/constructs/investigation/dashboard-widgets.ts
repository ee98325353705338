/*
 * The parts of a dashboard, as CloudWatch writes them.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
 */

/** A part of a dashboard, without its place. */
export interface Widget {
  readonly type: "text" | "alarm" | "metric" | "log";
  /** In the grid's columns, of which there are 24. */
  readonly width: number;
  /** In the grid's rows. */
  readonly height: number;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** A metric with its dimensions, and how it is shown. */
export interface Series {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions?: Readonly<Record<string, string>>;
  readonly label: string;
}

/** A headline, and what stands below it. */
export function textWidget(markdown: string): Widget {
  return {
    type: "text",
    width: 24,
    height: 1,
    properties: { markdown, background: "transparent" },
  };
}

/** The states of alarms, up to the 100 that CloudWatch shows in one place, the latest change first. */
export function alarmWidget(title: string, alarms: readonly string[]): Widget {
  return {
    type: "alarm",
    width: 24,
    // Four alarms stand side by side; what does not fit is scrolled to.
    height: Math.min(8, 1 + Math.ceil(alarms.length / 4)),
    properties: { title, sortBy: "stateUpdatedTimestamp", alarms },
  };
}

/** Metrics over time, or with `view` otherwise. */
export function metricWidget(options: {
  readonly title: string;
  readonly region: string;
  readonly series: readonly Series[];
  readonly stat: "Sum" | "Maximum";
  /** @default "timeSeries" */
  readonly view?: "timeSeries" | "bar" | "singleValue";
  /** @default 12 */
  readonly width?: number;
}): Widget {
  const { title, region, series, stat, view = "timeSeries" } = options;
  return {
    type: "metric",
    width: options.width ?? 12,
    height: 6,
    properties: {
      title,
      region,
      view,
      stat,
      period: 300,
      // A number and a bar stand for the whole time that is shown.
      ...(view !== "timeSeries" && { setPeriodToTimeRange: true }),
      metrics: series.map(({ namespace, name, dimensions = {}, label }) => [
        namespace,
        name,
        ...Object.entries(dimensions).flat(),
        { label },
      ]),
    },
  };
}

/** The answer to a Logs Insights query. Each time it is shown, the query runs and is charged for. */
export function logWidget(options: {
  readonly title: string;
  readonly region: string;
  readonly logGroup: string;
  readonly query: string;
}): Widget {
  return {
    type: "log",
    width: 12,
    height: 7,
    properties: {
      title: options.title,
      region: options.region,
      view: "table",
      query: `SOURCE '${options.logGroup}' | ${options.query}`,
    },
  };
}

/** Puts widgets into the grid from left to right and from top to bottom. */
export function placed(
  widgets: readonly Widget[],
): readonly (Widget & { readonly x: number; readonly y: number })[] {
  let [x, y, rowHeight] = [0, 0, 0];
  return widgets.map((widget) => {
    if (x + widget.width > 24) [x, y, rowHeight] = [0, y + rowHeight, 0];
    const place = { x, y, ...widget };
    x += widget.width;
    rowHeight = Math.max(rowHeight, widget.height);
    return place;
  });
}
