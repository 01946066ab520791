/** Something this side of the server went wrong: no network, no login code. Codes are keys of the message catalogue. */
export class PlatformFailure extends Error {
  readonly code: 'network.offline' | 'network.timeout' | 'login.failed' | 'login.demo_only';

  constructor(code: PlatformFailure['code']) {
    super(code);
    this.code = code;
  }
}
