/** Four tries of ten seconds end well before a function's time is over. */
export const clientLimits = {
  maxAttempts: 4,
  requestHandler: {
    connectionTimeout: 3_000,
    requestTimeout: 10_000,
    throwOnRequestTimeout: true,
  },
} as const;

/** The client for a region, made once: what happens in one region is mended there. */
export function perRegion<Client>(
  make: (region: string) => Client,
): (region: string) => Client {
  const clients = new Map<string, Client>();
  return (region) => {
    const client = clients.get(region) ?? make(region);
    clients.set(region, client);
    return client;
  };
}
