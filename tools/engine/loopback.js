/* node --require loopback.js …: keeps a server to this machine. Upstream's realtime server listens on every
 * address, and asks the site back by a name such as appeals.localhost, which the C library does not know. */
const dns = require("dns");
const net = require("net");

const HOST = "127.0.0.1";
const listen = net.Server.prototype.listen;
const lookup = dns.lookup;

net.Server.prototype.listen = function (target, ...rest) {
	if (!/^\d+$/.test(String(target))) return listen.call(this, target, ...rest);
	const ready = rest.find((part) => typeof part === "function");
	return listen.call(this, { port: Number(target), host: HOST }, ready);
};

/* RFC 6761, 6.3: names below localhost lead to the loopback address */
dns.lookup = function (name, options, callback) {
	if (!/(^|\.)localhost$/i.test(name)) return lookup(name, options, callback);
	const answer = callback || options;
	const all = typeof options === "object" && options !== null && options.all;
	process.nextTick(() => (all ? answer(null, [{ address: HOST, family: 4 }]) : answer(null, HOST, 4)));
};
