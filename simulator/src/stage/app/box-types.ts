/** The shapes of docs/simulator.md that the stage reads. */
export type RelationStatus = 'full' | 'half' | 'customer_deleted' | 'staff_deleted';

export type Person = {
  id: string;
  name: string;
  gender?: number | string;
  avatarUrl?: string | null;
  phone?: string | null;
  miniOpenid?: string | null;
  externalUserid?: string | null;
  follows: boolean;
  addedStaff: { userid: string; status: RelationStatus }[];
};

export type Staff = { userid: string; name: string; position?: string; avatarUrl?: string | null };

export type BoxState = {
  persons: Person[];
  staff: Staff[];
  now?: number;
  sceneCodes?: { scene: string }[];
  contactWays?: { configId: string; remark: string; state: string }[];
  server: { workbenchUrl: string; sidebarUrl: string; miniUrl: string };
};

export type AccountMessage = { from: 'person' | 'account'; type: string; text: string; at: number };

export type StaffMessage = { from: 'person' | 'staff'; type: string; text: string; at: number };

export type StaffChat = { personId: string; status?: string; remark?: string; messages: StaffMessage[] };

export type Bill = {
  transactionId: string;
  description: string;
  totalFen: number;
  refundedFen: number;
  paidAt: number;
  titleName: string;
  cards: string[];
};

export type PersonBills = { invoiceButton: boolean; bills: Bill[] };

export type Delivery = { attempts: number; status: number; ms: number; reply?: string };

export type Payload = { headers?: Record<string, string>; body?: string; decrypted?: string };

export type Exchange = {
  seq: number;
  at: number;
  direction: 'to_server' | 'to_tencent';
  platform: string;
  method: string;
  path: string;
  status: number;
  ms: number;
  request: Payload;
  response: Payload;
  verdict?: string;
};
