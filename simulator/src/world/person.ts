type RelationStatus = 'full' | 'half' | 'customer_deleted' | 'staff_deleted';

export interface Person {
  id: string;
  name: string;
  gender: 0 | 1 | 2;
  phone: string;
  unionid: string;
  oaOpenid: string;
  miniOpenid: string;
  externalUserid: string;
  follows: boolean;
  followSeq: number;
  followedAt: number;
  subscribeScene: string;
  qrScene: string;
}

export interface PersonView {
  id: string;
  name: string;
  gender: 0 | 1 | 2;
  avatarUrl: string;
  phone: string;
  unionid: string;
  oaOpenid: string;
  miniOpenid: string;
  externalUserid: string;
  follows: boolean;
  addedStaff: { userid: string; status: RelationStatus }[];
}

export interface Staff {
  userid: string;
  name: string;
  position: string;
  leader: boolean;
  /** Ids of the departments this member sits in, the main one first. */
  departments: number[];
}

export interface Relation {
  userid: string;
  personId: string;
  status: RelationStatus;
  createdAt: number;
  remark: string;
  description: string;
  company: string;
  mobiles: string[];
  tagIds: string[];
  addWay: number;
  state: string;
  operUserid: string;
}
