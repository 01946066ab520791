import { Spin } from 'antd';

export function Waiting() {
  return (
    <div style={{ display: 'grid', placeItems: 'center', minHeight: '60vh' }}>
      <Spin delay={300} />
    </div>
  );
}
