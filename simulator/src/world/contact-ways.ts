export interface ContactWay {
  configId: string;
  type: number;
  scene: number;
  style: number;
  remark: string;
  skipVerify: boolean;
  state: string;
  users: string[];
  parties: number[];
  isExclusive: boolean;
  createdAt: number;
}

export type ContactWays = Map<string, ContactWay>;
