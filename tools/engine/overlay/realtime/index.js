/* Realtime server: passes what Frappe publishes in redis (channel "events",
 * {namespace: site, room, event, message}) to the browsers in that room.
 * One socket.io namespace per site; the session cookie says who is calling. */
const fs = require("fs");
const http = require("http");
const path = require("path");
const { Server } = require("socket.io");
const { createClient } = require("@redis/client");

const bench = path.resolve(__dirname, "..", "..", "..");
const conf = JSON.parse(fs.readFileSync(path.join(bench, "sites", "common_site_config.json"), "utf8"));

const server = http.createServer((_, res) => res.writeHead(404).end());
const io = new Server(server, { cors: { origin: true, credentials: true } });
const sites = io.of(/^\/.+$/);

/* GET /api/method/<method> as the person behind the socket, at the address the person came by */
async function call(socket, method, args = {}) {
	const url = `${socket.request.headers.origin}/api/method/${method}?${new URLSearchParams(args)}`;
	const headers = { cookie: socket.request.headers.cookie || "", accept: "application/json" };
	if (socket.request.headers.authorization) {
		headers.authorization = socket.request.headers.authorization;
	}
	const res = await fetch(url, { headers });
	if (!res.ok) throw new Error(`${method}: ${res.status}`);
	return (await res.json()).message;
}

function is_served(site) {
	return fs.existsSync(path.join(bench, "sites", site, "site_config.json"));
}

sites.use(async (socket, next) => {
	const { host, origin } = socket.request.headers;
	const site = socket.nsp.name.slice(1);
	if (host?.split(":")[0] !== site || !is_served(site)) return next(new Error("Invalid namespace"));
	// the site is asked at this address: a path behind it would choose the question
	if (!/^https?:\/\/[^/?#@:]+(:\d+)?$/.test(origin) || new URL(origin).hostname !== site) {
		return next(new Error("Invalid origin"));
	}
	try {
		const info = await call(socket, "frappe.realtime.get_user_info");
		socket.user = info.user;
		socket.user_type = info.user_type;
		next();
	} catch (e) {
		next(new Error(`Unauthorized: ${e.message}`));
	}
});

sites.on("connection", (socket) => {
	socket.join(`user:${socket.user}`);
	socket.join("website");
	if (socket.user_type === "System User") socket.join("all");

	const allowed = async (method, args) => {
		try {
			return Boolean(await call(socket, `frappe.realtime.${method}`, args));
		} catch {
			return false;
		}
	};
	const doc_room = (doctype, name) => `doc:${doctype}/${name}`;
	const open_room = (doctype, name) => `open_doc:${doctype}/${name}`;

	socket.on("ping", () => socket.emit("pong"));
	socket.on("task_subscribe", (id) => socket.join(`task_progress:${id}`));
	socket.on("progress_subscribe", (id) => socket.join(`task_progress:${id}`));
	socket.on("task_unsubscribe", (id) => socket.leave(`task_progress:${id}`));
	socket.on("doctype_subscribe", async (doctype) => {
		if (await allowed("can_subscribe_doctype", { doctype })) socket.join(`doctype:${doctype}`);
	});
	socket.on("doctype_unsubscribe", (doctype) => socket.leave(`doctype:${doctype}`));
	socket.on("doc_subscribe", async (doctype, docname) => {
		if (await allowed("can_subscribe_doc", { doctype, docname })) {
			socket.join(doc_room(doctype, docname));
		}
	});
	socket.on("doc_unsubscribe", (doctype, docname) => socket.leave(doc_room(doctype, docname)));
	socket.on("doc_open", async (doctype, docname) => {
		if (await allowed("can_subscribe_doc", { doctype, docname })) {
			socket.join(open_room(doctype, docname));
			tell_viewers(socket.nsp, doctype, docname);
		}
	});
	const close = (doctype, docname) => {
		socket.leave(open_room(doctype, docname));
		tell_viewers(socket.nsp, doctype, docname);
	};
	socket.on("doc_close", close);
	socket.on("disconnecting", () => {
		for (const room of socket.rooms) {
			const m = /^open_doc:([^/]+)\/(.*)$/.exec(room);
			if (m) close(m[1], m[2]);
		}
	});

	async function tell_viewers(nsp, doctype, docname) {
		const there = await nsp.in(open_room(doctype, docname)).fetchSockets();
		const ids = new Set(there.map((s) => s.id));
		const users = [...nsp.sockets.values()].filter((s) => ids.has(s.id)).map((s) => s.user);
		nsp.to(open_room(doctype, docname)).emit("doc_viewers", {
			doctype,
			docname,
			users: [...new Set(users)],
		});
	}
});

async function main() {
	const redis = createClient({ url: conf.redis_queue });
	redis.on("error", (e) => console.error("redis:", e.message));
	await redis.connect();
	await redis.subscribe("events", (text) => {
		const { namespace, room, event, message } = JSON.parse(text);
		const target = namespace ? io.of(`/${namespace}`) : null;
		if (target) target.to(room).emit(event, message);
		else for (const nsp of io._nsps.values()) nsp.to(room).emit(event, message);
	});
	const port = process.env.FRAPPE_SOCKETIO_PORT || conf.socketio_port || 9000;
	server.listen(Number(port), "127.0.0.1", () => console.log("realtime on", port));
}
main();
