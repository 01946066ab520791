/** The platform answered, and said no: an errcode other than 0 (HTTP status is 200 all the same). Turned into an AppError by the client's table. */
export class ApiRefusal extends Error {
  readonly errcode: number;
  /** The platform's own sentence. Never matched on: it is not stable (facts §1.1). */
  readonly errmsg: string;
  readonly api: string;

  constructor(api: string, errcode: number, errmsg: string) {
    super(`${api} answered errcode ${errcode}`);
    this.name = 'ApiRefusal';
    this.api = api;
    this.errcode = errcode;
    this.errmsg = errmsg;
  }
}
