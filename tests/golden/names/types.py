import typing
from typing import Optional, Union, Annotated
import db.models as models
from db import Session as S, connect

a: int = 1  # names: a->int
b: Optional[S]  # qualified: typing.Optional, db.Session  # names: b->db.Session
c: "S | None"  # names: c->db.Session
d: typing.Optional["models.User"]  # qualified: typing.Optional  # names: d->db.models.User
e: S | None = None  # qualified: db.Session  # names: e->db.Session
f: Union[None, int]  # qualified: typing.Union  # names: f->int
g: Union[int, str]  # qualified: typing.Union  # names: g->?
h: list[int]  # names: h->list
i: Annotated[Optional[S], 1]  # qualified: typing.Annotated, typing.Optional, db.Session  # names: i->db.Session
j: "Optional[local.T]"  # names: j->local.T
k: "list[int]"  # names: k->list
l: "not a type"  # names: l->?

m = S()  # qualified: db.Session  # names: m->db.Session
n = models.User(1)  # qualified: db.models.User  # names: n->db.models.User
o = connect()  # qualified: db.connect  # names: o->?
p = Local()  # names: p->Local
q = pkg.Local()  # names: q->pkg.Local
r = Local()  # names: r->?
r = 1
s = t = Local()  # names: t->Local
u, v = Local()  # names: u->? v->?
w = Local().x  # names: w->?
with open(x) as y:  # names: y->?
    pass
z = x.y().Z()  # names: z->?


class Service:
    def run(self, s: S = None, *rest: S, t: "Service" = None):  # qualified: db.Session, db.Session  # names: self->Service s->db.Session rest->? t->Service
        self  # names: self->Service
        local = S()  # qualified: db.Session  # names: local->db.Session

        def nested(self):  # names: self->?
            pass


def free(self):  # names: self->?
    if (found := Local()):  # names: found->Local
        pass
