/** What the function tells its operators. Details name files and reasons, never what a record holds. */
export interface Log {
  readonly debug: (message: string, details: Details) => void;
  readonly info: (message: string, details: Details) => void;
  readonly warn: (message: string, details: Details) => void;
  readonly error: (message: string, details: Details) => void;
}

type Details = Readonly<Record<string, string | number>>;
