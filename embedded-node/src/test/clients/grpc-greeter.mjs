// A gRPC client that knows nothing of Understudy: it asks each server by reflection what it serves,
// builds the method from the descriptor that it gets, and calls it. Arguments: addresses.
// Prints one JSON line for each address.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const grpc = require('@grpc/grpc-js');
const loader = require('@grpc/proto-loader');

const options = { keepCase: true, longs: Number, enums: String, defaults: true };
const standard = (file) =>
  grpc.loadPackageDefinition(loader.loadSync(new URL(file, import.meta.url).pathname, options));
const health = standard('health.proto').grpc.health.v1;
const reflection = standard('reflection.proto').grpc.reflection.v1;
const credentials = grpc.credentials.createInsecure();
const soon = () => ({ deadline: Date.now() + 20_000 });

function unary(client, method, request) {
  return new Promise((resolve) =>
    client[method](request, soon(), (error, reply) =>
      resolve(error ? { error: grpc.status[error.code], words: error.details } : reply)));
}

function reflect(address, request) {
  return new Promise((resolve, reject) => {
    const client = new reflection.ServerReflection(address, credentials);
    const stream = client.ServerReflectionInfo(soon());
    stream.on('data', (reply) => {
      resolve(reply);
      stream.end();
    });
    stream.on('error', reject);
    stream.on('end', () => client.close());
    stream.write(request);
  });
}

async function greeterOf(address) {
  const reply = await reflect(address, { file_containing_symbol: 'understudy.v1.Greeter' });
  const files = reply.file_descriptor_response.file_descriptor_proto;
  // A FileDescriptorSet is a repeated field 1 of files.
  const set = Buffer.concat(
    files.map((file) => {
      const size = [];
      for (let left = file.length; ; left >>>= 7) {
        size.push(left > 127 ? (left & 127) | 128 : left);
        if (left <= 127) break;
      }
      return Buffer.concat([Buffer.from([0x0a, ...size]), file]);
    }));
  return grpc.loadPackageDefinition(loader.loadFileDescriptorSetFromBuffer(set, options))
    .understudy.v1.Greeter;
}

for (const address of process.argv.slice(2)) {
  const listed = await reflect(address, { list_services: '' });
  const Greeter = await greeterOf(address);
  const greeter = new Greeter(address, credentials);
  const check = new health.Health(address, credentials);
  console.log(JSON.stringify({
    address,
    services: listed.list_services_response.service.map((one) => one.name).sort(),
    health: (await unary(check, 'Check', { service: 'understudy.v1.Greeter' })).status,
    unknown: (await unary(check, 'Check', { service: 'nobody' })).error,
    answer: await unary(greeter, 'Hello', { text: 'Hello' }),
    refused: (await unary(greeter, 'Hello', { text: 'Goodbye' })).error,
    tooLarge: (await unary(greeter, 'Hello', { text: 'x'.repeat(100_000) })).error,
  }));
  greeter.close();
  check.close();
}
