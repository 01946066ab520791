/** An error in the form of the gateway: HTTP 200 with a code and a text. */
export class NuonuoRefusal extends Error {
  readonly code: string;
  constructor(code: string, describe: string) {
    super(describe);
    this.code = code;
  }
}

export const badField = (field: string, why: string): NuonuoRefusal => new NuonuoRefusal('E4000', `参数${field}${why}`);
