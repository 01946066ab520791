import type { Handlers } from '../../kernel/http/serve.ts';
import { uploadByMember, uploadByStaff } from './upload-picture.ts';

export const fileRoutes: Handlers<'staff.files.upload' | 'member.files.upload'> = {
  'staff.files.upload': uploadByStaff,
  'member.files.upload': uploadByMember,
};
