// One attempt to be a member with users. It throws when it is too early; join.sh tries again.
// Needs: the Secret in /secrets, the pod's name in HOSTNAME (mongo-<service>-<number>).
const fs = require('fs');
const [, set, service, number] = /^((?:mongo)-(.+))-(\d+)$/.exec(process.env.HOSTNAME);
const me = `${process.env.HOSTNAME}.${set}:27017`;
const first = `${set}-0.${set}:27017`;
const secret = (name) => fs.readFileSync(`/secrets/${name}`, 'utf8').trim();

// Both hold only until there is a user: from then on, whoever is not signed in is refused.
function asRoot(connection) {
  const admin = connection.getDB('admin');
  admin.auth('root', secret('root-password'));
  return admin;
}

function begin() {
  try {
    rs.initiate({ _id: 'rs0', members: [{ _id: 0, host: me }] });
  } catch (e) {
    if (!/already initialized|requires authentication/.test(e.message)) throw e;
  }
  if (!db.hello().isWritablePrimary) {
    if (!db.hello().primary) throw new Error('no primary yet');
    return; // another member leads, and so knows the users
  }
  try {
    db.getSiblingDB('admin').createUser({ user: 'root', pwd: secret('root-password'), roles: ['root'] });
  } catch (e) {
    if (!/already exists|requires authentication|not authorized/.test(e.message)) throw e;
  }
  const own = asRoot(db.getMongo()).getSiblingDB(service);
  // A new password in the Secret becomes the user's with the next start.
  const user = { pwd: secret('password'), roles: [{ role: 'readWrite', db: service }] };
  if (own.getUser(service)) own.updateUser(service, user);
  else own.createUser({ user: service, ...user });
}

function join() {
  const leader = connect(`mongodb://root:${encodeURIComponent(secret('root-password'))}@${first}/admin?replicaSet=rs0`);
  const config = leader.adminCommand({ replSetGetConfig: 1 }).config;
  if (config.members.some((member) => member.host === me)) return;
  config.members.push({ _id: Math.max(...config.members.map((member) => member._id)) + 1, host: me });
  config.version += 1;
  const answer = leader.adminCommand({ replSetReconfig: config });
  if (!answer.ok) throw new Error(answer.errmsg);
}

if (number === '0') begin();
else join();
const hello = db.hello();
if (!hello.isWritablePrimary && !hello.secondary) throw new Error('not a member yet');
