// Printed by `npm run generate` from the API's contract. Do not edit.
export interface paths {
    "/api/founding": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Found the place: its topmost unit and its first administrator
         * @description 建立本地：第一个单位和第一位管理员
         */
        post: operations["founding.found"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How one may sign in
         * @description 登录方式
         */
        get: operations["sign_in.options"];
        put?: never;
        /**
         * Sign in with user name and password
         * @description 用用户名和密码登录
         */
        post: operations["sign_in.password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign out
         * @description 退出登录
         */
        post: operations["sign_in.out"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-in/oidc": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Go to the OIDC provider
         * @description 转到统一身份认证
         */
        get: operations["sign_in.oidc"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/callback/oidc": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Back from the OIDC provider
         * @description 统一身份认证返回
         */
        get: operations["sign_in.oidc_callback"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who I am and what I may do
         * @description 我是谁，可以做什么
         */
        get: operations["me.read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change my language
         * @description 修改我的语言
         */
        patch: operations["me.change"];
        trace?: never;
    };
    "/api/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change my password; my other sessions end
         * @description 修改我的密码，其他会话随即退出
         */
        post: operations["me.password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * My sessions
         * @description 我的登录会话
         */
        get: operations["sessions.list"];
        put?: never;
        post?: never;
        /**
         * End all my other sessions
         * @description 退出其他所有会话
         */
        delete: operations["sessions.end_others"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End a session
         * @description 退出某个会话
         */
        delete: operations["sessions.end"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/two-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set two-factor sign-in up
         * @description 设置两步验证
         */
        post: operations["two_factor.start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/two-factor/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Turn two-factor sign-in on with a first code
         * @description 用一次验证码开启两步验证
         */
        post: operations["two_factor.confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/two-factor/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Turn two-factor sign-in off
         * @description 关闭两步验证
         */
        post: operations["two_factor.stop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * My API keys
         * @description 我的 API 密钥
         */
        get: operations["keys.list"];
        put?: never;
        /**
         * Make an API key, shown this once
         * @description 新建 API 密钥，密钥只显示这一次
         */
        post: operations["keys.add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke an API key
         * @description 撤销 API 密钥
         */
        delete: operations["keys.revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every unit of the tenant, those above first
         * @description 本部署单位的全部单位，上级在前
         */
        get: operations["units.list"];
        put?: never;
        /**
         * Add a unit
         * @description 新增单位
         */
        post: operations["units.add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/units/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Rename, move, close or reopen a unit
         * @description 修改、移动、撤销或恢复单位
         */
        patch: operations["units.change"];
        trace?: never;
    };
    "/api/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The members that I administer
         * @description 我管理的成员
         */
        get: operations["members.list"];
        put?: never;
        /**
         * Add a member
         * @description 新增成员
         */
        post: operations["members.add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/members/choices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Members to choose from, by name and unit
         * @description 可选的成员（姓名与单位）
         */
        get: operations["members.choices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/members/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a member and their roles, disable or enable
         * @description 修改成员、角色，停用或启用
         */
        patch: operations["members.change"];
        trace?: never;
    };
    "/api/members/{id}/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reset a password; sessions end, two-factor is switched off
         * @description 重置成员密码，其会话全部退出，两步验证关闭
         */
        post: operations["members.reset_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/units/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add many units, from a pasted list
         * @description 批量新增单位（粘贴名单）
         */
        post: operations["units.add_many"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/members/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add many members, from a pasted list
         * @description 批量新增成员（粘贴名单）
         */
        post: operations["members.add_many"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/playbook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The playbook in force
         * @description 现行制度包
         */
        get: operations["playbook.current"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/playbook/editions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Versions of the playbook
         * @description 制度包各版本
         */
        get: operations["playbook.editions"];
        put?: never;
        /**
         * Activate a playbook
         * @description 启用制度包
         */
        post: operations["playbook.activate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/playbook/differences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What differs between two versions of the playbook
         * @description 比较制度包的两个版本
         */
        get: operations["playbook.compare"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/playbook/shipped": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Playbooks that come with Landfall
         * @description 随系统附带的制度包
         */
        get: operations["playbook.shipped"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/playbook/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try a playbook before it is activated
         * @description 试算新制度包
         */
        post: operations["playbook.try"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/industries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Industry codes that have a name here
         * @description 行业代码
         */
        get: operations["industries.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The filtered list as a ledger, which an import reads back
         * @description 导出项目台账
         */
        get: operations["projects.export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The queue of claims as a table
         * @description 导出申报清单
         */
        get: operations["claims.export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/members/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The members that I administer as a table
         * @description 导出成员名册
         */
        get: operations["members.export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/enterprises/relations/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The relations of enterprises as a table, which an import reads back
         * @description 导出企业关联关系
         */
        get: operations["enterprises.relations.export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/enterprises/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Enterprises as a table
         * @description 导出企业名录
         */
        get: operations["enterprises.export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/enterprises": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Enterprises by name
         * @description 企业列表
         */
        get: operations["enterprises.list"];
        put?: never;
        /**
         * Add an enterprise
         * @description 新建企业
         */
        post: operations["enterprises.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/enterprises/{id}/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The projects that an enterprise invests in, the latest first
         * @description 企业投资的项目，新的在前
         */
        get: operations["enterprises.projects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/enterprises/candidates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which known enterprises a name may be, and why
         * @description 一个名称可能是哪家已知企业，附理由
         */
        get: operations["enterprises.candidates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/enterprises/pairs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Suspected duplicate enterprises, the likest first
         * @description 疑似重复的企业，最像的在前
         */
        get: operations["enterprises.pairs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/enterprises/pairs/waiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many suspected duplicates wait
         * @description 待核对的疑似重复企业数
         */
        get: operations["enterprises.pairs.waiting"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/enterprises/pairs/sweep": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look through the whole register for duplicates
         * @description 把整个企业库查一遍重复
         */
        post: operations["enterprises.pairs.sweep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/enterprises/pairs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Two enterprises that may be one
         * @description 一对疑似重复的企业
         */
        get: operations["enterprises.pairs.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/enterprises/pairs/{id}/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that two enterprises are different, or put them off (those that are one are merged)
         * @description 判断一对企业不是同一家，或留待以后（同一家则合并）
         */
        post: operations["enterprises.pairs.decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/enterprises/pairs/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back what was decided of two enterprises
         * @description 撤回对一对企业的判断
         */
        post: operations["enterprises.pairs.reopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/enterprises/relations/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What would come of each row of a table of relations
         * @description 预览关联关系表：逐行说明导入结果
         */
        get: operations["enterprises.relations.preview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/enterprises/relations/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring in a table of relations (.xlsx or .csv)
         * @description 导入关联关系（.xlsx 或 .csv）
         */
        post: operations["enterprises.relations.import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/enterprises/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One enterprise
         * @description 企业详情
         */
        get: operations["enterprises.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change facts of an enterprise
         * @description 修改企业
         */
        patch: operations["enterprises.edit"];
        trace?: never;
    };
    "/api/enterprises/{id}/aliases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Other names of an enterprise: former, short, brand, English
         * @description 企业别名：曾用名、简称、品牌、英文名
         */
        get: operations["enterprises.aliases"];
        put?: never;
        /**
         * Add another name of an enterprise
         * @description 添加企业别名
         */
        post: operations["enterprises.aliases.add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/enterprises/{id}/aliases/{alias_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Correct another name of an enterprise
         * @description 更正企业别名
         */
        patch: operations["enterprises.aliases.correct"];
        trace?: never;
    };
    "/api/enterprises/{id}/aliases/{alias_id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw another name of an enterprise
         * @description 撤销企业别名
         */
        post: operations["enterprises.aliases.withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/enterprises/{id}/relations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Related companies: parent, group, controller, joint venture
         * @description 企业的关联关系：母子公司、同一集团、同一实际控制人、合资
         */
        get: operations["enterprises.relations"];
        put?: never;
        /**
         * Tell of a relation between two enterprises
         * @description 登记关联关系
         */
        post: operations["enterprises.relations.add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/enterprises/{id}/relations/{relation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Correct a relation between two enterprises
         * @description 更正关联关系
         */
        patch: operations["enterprises.relations.correct"];
        trace?: never;
    };
    "/api/enterprises/{id}/relations/{relation_id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw a relation between two enterprises
         * @description 撤销关联关系
         */
        post: operations["enterprises.relations.withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/enterprises/{id}/relations/{relation_id}/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The paper that a relation rests on
         * @description 关联关系的佐证文件
         */
        get: operations["enterprises.relations.proof"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/enterprises/{id}/kin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Other companies of the group that are courted or invest already
         * @description 同一集团中已有单位跟踪或已有项目的其他企业
         */
        get: operations["enterprises.kin"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Projects in one’s reach
         * @description 项目列表
         */
        get: operations["projects.list"];
        put?: never;
        /**
         * Bring in a project or a lead
         * @description 新建项目或线索
         */
        post: operations["projects.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The pipeline by stage
         * @description 看板：按阶段
         */
        get: operations["projects.board"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Groups of the list with their sums, announced, agreed and verified apart
         * @description 分组合计：公布、协议、核定分开
         */
        get: operations["projects.groups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change the same facts of many projects, each by itself
         * @description 批量修改：逐个项目分别生效
         */
        post: operations["projects.bulk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back edits of mine that nobody has built on
         * @description 撤销我刚才的修改
         */
        post: operations["projects.undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/existing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Is there a project of this name already, and who holds it
         * @description 查重：是否已有同名项目、由谁负责
         */
        get: operations["projects.existing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Units that this member may bring a project to, its own first
         * @description 我可以建项目的单位，本单位在前
         */
        get: operations["projects.units"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One project; outside one’s reach only that it exists and who holds it
         * @description 项目详情；不在可见范围内的只告知存在与责任单位
         */
        get: operations["projects.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change facts of a project
         * @description 修改项目
         */
        patch: operations["projects.edit"];
        trace?: never;
    };
    "/api/projects/{id}/gate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a project still lacks to stand in a stage
         * @description 进入某阶段还缺什么
         */
        get: operations["projects.gate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move to another stage; a refusal lists what is missing in `missing`
         * @description 变更阶段；门槛未满足时列出缺项
         */
        post: operations["projects.move"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pause, lose, withdraw or take up again
         * @description 暂停、流失、退出或恢复
         */
        post: operations["projects.status"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/team": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set who works on the project
         * @description 调整专班
         */
        put: operations["projects.team"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a note
         * @description 添加备注
         */
        post: operations["projects.note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log a contact, and what is to follow from it
         * @description 登记对接记录，并定下一步
         */
        post: operations["projects.contact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/standings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who holds first contact with these investors
         * @description 投资方由谁首谈
         */
        get: operations["protection.standings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/protection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The first-contact protection of a project
         * @description 项目的首谈保护
         */
        get: operations["protection.show"];
        put?: never;
        /**
         * Let the clock of a protection stand still or run again, or give it up
         * @description 暂停、恢复或放弃首谈保护
         */
        post: operations["protection.keep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/disputes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Questions and disputes over first contact, the latest first
         * @description 首谈询问和争议，新的在前
         */
        get: operations["disputes.list"];
        put?: never;
        /**
         * Ask the unit that holds an investor for it
         * @description 向首谈单位询问投资方
         */
        post: operations["disputes.ask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/disputes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A dispute, with the files of both sides beside each other
         * @description 一条首谈争议，双方材料并列
         */
        get: operations["disputes.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/disputes/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer who asks
         * @description 答复询问
         */
        post: operations["disputes.answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/disputes/{id}/appeal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put it to the arbiter
         * @description 申诉，请仲裁人裁决
         */
        post: operations["disputes.appeal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/disputes/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a question or an appeal back
         * @description 撤回询问或申诉
         */
        post: operations["disputes.withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/disputes/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide a dispute over first contact
         * @description 裁决首谈争议
         */
        post: operations["disputes.decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/transfers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The pool, or the transfers of one’s own units, the latest first
         * @description 流转池，或本单位的流转，新的在前
         */
        get: operations["transfers.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/transfers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One transfer
         * @description 一条流转
         */
        get: operations["transfers.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/transfers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where a project comes from and was passed on to
         * @description 项目的来源与流转
         */
        get: operations["projects.transfers"];
        put?: never;
        /**
         * Pass a project on to a named unit or to the pool
         * @description 流转项目给指定单位或流转池
         */
        post: operations["projects.pass_on"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/transfers/{id}/terms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change how the figures will be shared
         * @description 调整共享比例与年限
         */
        post: operations["transfers.terms"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/transfers/{id}/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a project over, or claim it from the pool
         * @description 接收或认领项目
         */
        post: operations["transfers.take"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/transfers/{id}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decline a project
         * @description 退回流转
         */
        post: operations["transfers.decline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/transfers/{id}/take-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw an offer
         * @description 撤回流转
         */
        post: operations["transfers.take_back"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/relocations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether a project is a relocation
         * @description 项目是否属企业平移
         */
        get: operations["relocations.show"];
        put?: never;
        /**
         * Flag a project as a relocation
         * @description 认定企业平移
         */
        post: operations["relocations.set"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/relocations/lift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lift the flag of a relocation
         * @description 解除企业平移认定
         */
        post: operations["relocations.lift"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload a file of up to 50 MB; its type is known by its content
         * @description 上传文件（50 MB 以内，按内容识别类型）
         */
        post: operations["files.upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/files/{sha256}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The member’s own fresh upload
         * @description 预览自己刚上传的文件
         */
        get: operations["files.preview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Evidence of a project
         * @description 佐证材料
         */
        get: operations["projects.evidence"];
        put?: never;
        /**
         * Attach an uploaded file as evidence
         * @description 添加佐证
         */
        post: operations["projects.evidence.add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/evidence/{evidence_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take evidence off; the ledger keeps it
         * @description 移除佐证；台账仍保留
         */
        delete: operations["projects.evidence.remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/evidence/{evidence_id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The file itself; ranges are served
         * @description 佐证原件
         */
        get: operations["projects.evidence.content"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything that happened to a project and its claims
         * @description 时间线：项目与申报的全部记录
         */
        get: operations["projects.timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/claims": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Claims of a project
         * @description 项目的申报
         */
        get: operations["claims.of_project"];
        put?: never;
        /**
         * Submit a claim with its evidence
         * @description 提交申报
         */
        post: operations["claims.submit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A claim with its evidence, twins and history
         * @description 申报详情
         */
        get: operations["claims.read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Mend a claim and submit it again
         * @description 修改并重新提交
         */
        patch: operations["claims.amend"];
        trace?: never;
    };
    "/api/claims": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Claims that wait, oldest first; settled ones, latest first
         * @description 审核队列
         */
        get: operations["claims.queue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/{id}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve a claim, or return it with a reason
         * @description 审核
         */
        post: operations["claims.review"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/{id}/reverse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Submit a claim that takes an approved one back
         * @description 冲销
         */
        post: operations["claims.reverse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merges/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Two enterprises or projects side by side before they are merged
         * @description 合并前逐项对照两家企业或两个项目
         */
        get: operations["merges.preview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was merged into an enterprise or a project
         * @description 并入一家企业或一个项目的记录
         */
        get: operations["merges.list"];
        put?: never;
        /**
         * Merge two enterprises or two projects
         * @description 合并两家企业或两个项目
         */
        post: operations["merges.merge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merges/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a merge back: both are as they were
         * @description 撤销合并，两者原样恢复
         */
        post: operations["merges.undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/combined": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A report of chosen columns, groups and filters
         * @description 组合报表
         */
        get: operations["combined.read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/combined/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A combined report as a sheet
         * @description 导出组合报表
         */
        get: operations["combined.export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/combined/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The claims behind a figure of a combined report
         * @description 组合报表数字背后的申报
         */
        get: operations["combined.lines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/schedules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reports that are made for me by the clock
         * @description 我的定期报表
         */
        get: operations["schedules.list"];
        put?: never;
        /**
         * Have a saved report made every week or month
         * @description 定期发送组合报表
         */
        post: operations["schedules.add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/schedules/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change when a report is made, and for whom; one that has stopped starts again
         * @description 修改定期报表
         */
        put: operations["schedules.change"];
        post?: never;
        /**
         * Make it no more
         * @description 停止定期报表
         */
        delete: operations["schedules.remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/runs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A report that a schedule made
         * @description 已生成的定期报表
         */
        get: operations["runs.read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/funnel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where leads come from, how far they come, how long it takes and why they end
         * @description 线索漏斗
         */
        get: operations["funnel.read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/funnel/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The funnel as a sheet
         * @description 导出线索漏斗
         */
        get: operations["funnel.export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cockpit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The first screen: pipeline, month, lights that turned, what waits for me
         * @description 驾驶舱
         */
        get: operations["cockpit.read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The report of a month, from approved claims alone
         * @description 月度报表
         */
        get: operations["reports.read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The report of a month as a sheet
         * @description 导出月度报表
         */
        get: operations["reports.export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/bulletin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The notice of a month, quarter, half-year or year, in figures and in words
         * @description 招商引资情况通报（月、季、半年、年、1月起累计）
         */
        get: operations["reports.bulletin"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/bulletin/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The monthly notice as a sheet
         * @description 导出通报
         */
        get: operations["reports.bulletin.export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The claims behind a figure
         * @description 数字背后的申报
         */
        get: operations["reports.lines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/periods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Frozen months
         * @description 已冻结月份
         */
        get: operations["reports.periods"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/score": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Unit scores, with their working
         * @description 单位考核得分
         */
        get: operations["reports.score"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/{period}/freeze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Freeze a month for good
         * @description 冻结月份
         */
        post: operations["reports.freeze"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/targets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Targets of a year
         * @description 年度目标
         */
        get: operations["targets.list"];
        /**
         * Set targets; null takes one away
         * @description 设定目标
         */
        put: operations["targets.set"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/inbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * My notices, newest first
         * @description 我的提醒，新的在前
         */
        get: operations["inbox.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/inbox/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark notices as read: some, or all of them
         * @description 标为已读：指定的提醒或全部
         */
        post: operations["inbox.read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Channels that carry notices out (administrator)
         * @description 消息渠道（管理员）
         */
        get: operations["channels.list"];
        put?: never;
        /**
         * Add a channel
         * @description 新增消息渠道
         */
        post: operations["channels.add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/channels/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a channel, its address and its secret
         * @description 删除消息渠道；地址和密钥一并清除
         */
        delete: operations["channels.remove"];
        options?: never;
        head?: never;
        /**
         * Change, disable or enable a channel
         * @description 修改、停用或启用消息渠道
         */
        patch: operations["channels.change"];
        trace?: never;
    };
    "/api/channels/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test message
         * @description 发送测试消息
         */
        post: operations["channels.test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Imports, latest first
         * @description 导入记录
         */
        get: operations["imports.list"];
        put?: never;
        /**
         * Upload a ledger; nothing is brought in yet
         * @description 上传台账（.xlsx 或 .csv）
         */
        post: operations["imports.upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a column may be taken for
         * @description 可映射的字段
         */
        get: operations["imports.fields"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An empty ledger with the headers that are understood
         * @description 台账模板
         */
        get: operations["imports.template"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/suspected": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Suspected duplicates of every import that one may decide, the oldest import first
         * @description 疑似重复待处理
         */
        get: operations["imports.suspected"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far it has come
         * @description 导入进度与结果
         */
        get: operations["imports.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/{id}/map": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say what the columns mean
         * @description 调整映射
         */
        put: operations["imports.map"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/{id}/map/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Forget what was remembered of such a ledger, and map it by its headers alone
         * @description 重置映射
         */
        post: operations["imports.reset_mapping"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Columns, the first rows as understood, and what would be refused
         * @description 预览
         */
        get: operations["imports.preview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/{id}/companies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Of the companies that a ledger names, which are known and which are like known ones; nothing is written
         * @description 台账点名的企业中，哪些已登记、哪些与已登记的相似（未写入）
         */
        get: operations["imports.companies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/{id}/pairs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Suspected duplicates among the companies that an import named, the likest first
         * @description 导入点名的企业与已登记企业的疑似重复，最像的在前
         */
        get: operations["imports.pairs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/{id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start it, or go on with one that was stopped
         * @description 开始导入
         */
        post: operations["imports.start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop it; what is in stays in
         * @description 停止导入，已导入的保留
         */
        post: operations["imports.cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What undoing it would take back, and what was built on it
         * @description 整批撤销前查看
         */
        get: operations["imports.undo_plan"];
        put?: never;
        /**
         * Take the whole import back, as long as nothing was built on it
         * @description 整批撤销
         */
        post: operations["imports.undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/{id}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What became of each row
         * @description 逐行结果
         */
        get: operations["imports.rows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/{id}/refused": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The refused rows as a ledger, with why
         * @description 下载退回的行
         */
        get: operations["imports.refused"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/{id}/rows/{n}/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say what a suspected row is
         * @description 处理疑似重复
         */
        post: operations["imports.decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/{id}/rows/{n}/undecide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take the decision on a row back, as long as nothing was built on it
         * @description 撤回处理
         */
        post: operations["imports.undecide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search over projects, enterprises, claims, units and members: any two characters, pinyin, initials, codes, telephones
         * @description 全局搜索：项目、企业、申报、单位、成员
         */
        get: operations["search.find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Server-sent events: the ids of what changed, of what the member may know of. Events: ready, change, missed, end
         * @description 实时更新：谁改了什么（仅限本人有权知道的编号）
         */
        get: operations["live.follow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Views that are mine or shared with me
         * @description 我的和共享给我的视图
         */
        get: operations["views.list"];
        put?: never;
        /**
         * Save a view
         * @description 保存视图
         */
        post: operations["views.add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/views/default": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Start from this view
         * @description 设为我的默认视图
         */
        put: operations["views.default"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/views/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a view
         * @description 删除视图
         */
        delete: operations["views.remove"];
        options?: never;
        head?: never;
        /**
         * Change a view
         * @description 修改视图
         */
        patch: operations["views.change"];
        trace?: never;
    };
    "/api/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Forms to be filled that are mine or shared with me
         * @description 我的和共享给我的表样
         */
        get: operations["templates.list"];
        put?: never;
        /**
         * Upload an empty form: .xlsx of up to 5 MB with place-holders in its cells
         * @description 上传空表（.xlsx，5 MB 以内）
         */
        post: operations["templates.add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/templates/names": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Names that a place-holder may have
         * @description 可用的占位符
         */
        get: operations["templates.names"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/templates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A template and what each of its place-holders means
         * @description 表样与占位符
         */
        get: operations["templates.show"];
        put?: never;
        post?: never;
        /**
         * Remove a template
         * @description 删除表样
         */
        delete: operations["templates.remove"];
        options?: never;
        head?: never;
        /**
         * Change a template
         * @description 修改表样
         */
        patch: operations["templates.change"];
        trace?: never;
    };
    "/api/templates/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The empty form
         * @description 下载空表
         */
        get: operations["templates.file"];
        put?: never;
        /**
         * A mended form in place of the one before
         * @description 换上改好的空表
         */
        post: operations["templates.replace"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/templates/{id}/projects/{project_id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The form filled for one project
         * @description 为一个项目填表
         */
        get: operations["templates.fill_project"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/templates/{id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The form filled for a filtered list: a row for each project, or a form for each in a .zip
         * @description 为筛选出的项目填表：一行一个，或一个一张打包
         */
        get: operations["templates.fill_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Problem: {
            type: string;
            status: number;
            code: string;
            title: string;
            faults: {
                field: string;
                message: string;
            }[];
            request_id: string;
        };
        Me: {
            /** Format: uuid */
            member_id: string;
            user_name: string;
            name: string;
            name_en: string;
            title: string;
            /** @enum {string} */
            language: "zh-CN" | "zh-TW" | "en";
            two_factor: boolean;
            tenant: {
                /** Format: uuid */
                id: string;
                slug: string;
                name: string;
                name_en: string;
                demo: boolean;
            };
            grants: {
                /** @enum {string} */
                role: "officer" | "unit_lead" | "unit_reviewer" | "city_reviewer" | "department" | "carrier" | "leader" | "admin";
                /** Format: uuid */
                unit_id: string;
                unit_name: string;
                unit_name_en: string;
            }[];
            /** @description create, review, import, freeze, merge, administer */
            can: string[];
        };
        ApiKey: {
            /** Format: uuid */
            id: string;
            name: string;
            prefix: string;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            expires_at: string | null;
            /** Format: date-time */
            last_used_at: string | null;
            expired: boolean;
        };
        Unit: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            parent_id: string | null;
            /** @enum {string} */
            kind: "city" | "county" | "zone" | "town" | "department" | "field_office";
            name: string;
            name_en: string;
            short_name: string;
            position: number;
            closed_on: string | null;
            version: number;
            /** @description add, rename, move, close, reopen */
            can: string[];
        };
        Member: {
            /** Format: uuid */
            id: string;
            user_name: string;
            name: string;
            name_en: string;
            title: string;
            phone: string;
            email: string;
            grants: {
                /** Format: uuid */
                unit_id: string;
                /** @enum {string} */
                role: "officer" | "unit_lead" | "unit_reviewer" | "city_reviewer" | "department" | "carrier" | "leader" | "admin";
            }[];
            disabled: boolean;
            two_factor: boolean;
            version: number;
            /** @description change, grant, disable, enable, reset_password */
            can: string[];
        };
        Enterprise: {
            id: string;
            version: number;
            name: string;
            /** @description Unified social credit code */
            code: string | null;
            /** @example DE */
            country: string | null;
            region: string;
            industry: string | null;
            kind: string;
            address: string;
            contact_name: string;
            contact_phone: string;
            note: string;
            tags: string[];
            /** @description Former and short names, brands and English names */
            other_names: string[];
            created_at: string;
            updated_at: string;
            can: string[];
        };
        /**
         * @example {
         *       "name": "远帆精工（苏州）有限公司"
         *     }
         */
        EnterpriseChanges: {
            name?: string;
            /** @description Unified social credit code */
            code?: string | null;
            /** @example DE */
            country?: string | null;
            region?: string;
            industry?: string | null;
            kind?: string;
            address?: string;
            contact_name?: string;
            contact_phone?: string;
            note?: string;
            tags?: string[];
        };
        /**
         * @example {
         *       "id": "019a0000-0000-7000-8000-000000000001",
         *       "name": "昆山恒力精密机械有限公司",
         *       "code": null,
         *       "region": "昆山",
         *       "score": 0.93,
         *       "decision": "ask",
         *       "reasons": [
         *         {
         *           "zh": "字号相同",
         *           "en": "the same trade name"
         *         }
         *       ]
         *     }
         */
        EnterpriseCandidate: {
            id: string;
            name: string;
            code: string | null;
            region: string;
            /** @description Probability from 0 to 1 that it is the one */
            score: number;
            /**
             * @description `same` only on a valid and equal code with a name that fits it; else a person decides
             * @enum {string}
             */
            decision: "same" | "ask" | "different";
            reasons: {
                zh: string;
                en: string;
            }[];
        };
        EnterprisePair: {
            id: string;
            /** @description Probability from 0 to 1 that the two are one */
            score: number;
            /**
             * @description `same` only on a valid and equal code with a name that fits it
             * @enum {string}
             */
            decision: "same" | "ask";
            one: {
                id: string;
                name: string;
                code: string | null;
                region: string;
            };
            other: {
                id: string;
                name: string;
                code: string | null;
                region: string;
            };
            /** @description What was decided of the two, null while it waits */
            label: {
                version: number;
                /** @enum {string} */
                decision: "same" | "different" | "later";
                by: string | null;
                at: string;
            } | null;
        };
        EnterprisePairWhole: {
            id: string;
            score: number;
            reasons: {
                zh: string;
                en: string;
            }[];
            one: {
                id: string;
                name: string;
                code: string | null;
                country: string | null;
                region: string;
                industry: string | null;
                kind: string;
                address: string;
                contact_name: string;
                contact_phone: string;
                note: string;
                tags: string[];
                other_names: string[];
                created_at: string;
                /** @description How many it invests in, confidential ones left out */
                projects: number;
            };
            other: {
                id: string;
                name: string;
                code: string | null;
                country: string | null;
                region: string;
                industry: string | null;
                kind: string;
                address: string;
                contact_name: string;
                contact_phone: string;
                note: string;
                tags: string[];
                other_names: string[];
                created_at: string;
                /** @description How many it invests in, confidential ones left out */
                projects: number;
            };
            /** @description Which of the two stays when they are merged, unless a person says otherwise */
            kept_id: string;
            /** @description What was compared; to be sent with the decision */
            seen: string;
            /** @description What was decided of the two, null while it waits */
            label: {
                version: number;
                /** @enum {string} */
                decision: "same" | "different" | "later";
                by: string | null;
                at: string;
            } | null;
        };
        EnterpriseAliases: {
            version: number;
            can: string[];
            items: {
                id: string;
                name: string;
                /**
                 * @description Former name, short name, brand or English name
                 * @enum {string}
                 */
                kind: "former" | "short" | "brand" | "english";
                /**
                 * Format: date
                 * @example 2015-03-01
                 */
                from_on: string | null;
                /**
                 * Format: date
                 * @example 2024-06-30
                 */
                until_on: string | null;
                /** @example 国家企业信用信息公示系统 */
                source: string;
            }[];
        };
        /**
         * @example {
         *       "name": "远帆精工",
         *       "kind": "short"
         *     }
         */
        EnterpriseAliasChanges: {
            name?: string;
            /**
             * @description Former name, short name, brand or English name
             * @enum {string}
             */
            kind?: "former" | "short" | "brand" | "english";
            /**
             * Format: date
             * @example 2015-03-01
             */
            from_on?: string | null;
            /**
             * Format: date
             * @example 2024-06-30
             */
            until_on?: string | null;
            /** @example 国家企业信用信息公示系统 */
            source?: string;
        };
        EnterpriseRelations: {
            version: number;
            can: string[];
            items: {
                id: string;
                /**
                 * @description What the other is to this one: its parent, its subsidiary, of one group, of one controller, its partner, its joint venture
                 * @enum {string}
                 */
                role: "parent" | "subsidiary" | "group" | "controller" | "partner" | "venture";
                /**
                 * @description Percent, decimal text
                 * @example 51
                 */
                share: string | null;
                /**
                 * Format: date
                 * @example 2018-03-01
                 */
                since_on: string | null;
                /**
                 * Format: date
                 * @example 2026-06-30
                 */
                until_on: string | null;
                /** @example 国家企业信用信息公示系统 */
                source: string;
                other: {
                    id: string;
                    name: string;
                };
                /** @description The paper that it rests on */
                proof: {
                    name: string;
                } | null;
                /** @description Whether it holds today */
                current: boolean;
            }[];
            /** @description This company and those up to two relations away, as they are today */
            nodes: {
                id: string;
                name: string;
                hops: number;
            }[];
            links: {
                id: string;
                from: string;
                to: string;
                /** @enum {string} */
                kind: "parent" | "group" | "controller" | "venture";
                share: string | null;
            }[];
            /** @description There are more companies than are shown */
            more: boolean;
        };
        ListedProject: {
            /** @enum {string} */
            access: "full" | "code_name";
            id: string;
            version: number;
            name: string;
            code_name: string;
            confidential: boolean;
            unit: {
                id: string;
                name: string;
            };
            stage: {
                zh: string;
                en: string;
                id: string;
                entered_on: string;
            };
            days_in_stage: number;
            /** @enum {string} */
            status: "active" | "paused" | "lost" | "withdrawn";
            light: components["schemas"]["Light"];
            industry: string | null;
            origin: string | null;
            /** @description Yuan: agreed, else announced, else what has arrived */
            investment_cny: string | null;
            investors: string;
            next_step: string;
            next_step_on: string | null;
            updated_at: string;
            /** @description That it is passed on: to a unit, or to the pool */
            offered: {
                /** Format: uuid */
                id: string;
                to: string | null;
            } | null;
            /** @description The unit that brought it, where it was passed on since */
            brought_by: {
                id: string;
                name: string;
            } | null;
            /** @description That it is a relocation 企业平移 and does not count as new */
            relocated: boolean;
            /** @description The columns asked for, by field */
            facts: {
                [key: string]: unknown;
            };
            can: string[];
        };
        Light: {
            /** @example yellow */
            light: string;
            rule: string | null;
            because: {
                zh: string;
                en: string;
            } | null;
            /** @description The day it turned */
            on: string | null;
        };
        ProjectExistence: {
            /** @enum {string} */
            access: "existence";
            id: string;
            name: string;
            unit: {
                id: string;
                name: string;
            };
        };
        Project: {
            /** @enum {string} */
            access: "full" | "code_name";
            id: string;
            version: number;
            name: string;
            unit: {
                id: string;
                name: string;
            };
            playbook_id: string;
            document: components["schemas"]["ProjectDocument"];
            /** @description Columns of an imported ledger that no field takes */
            extra: {
                [key: string]: unknown;
            };
            stage: {
                zh: string;
                en: string;
                id: string;
                entered_on: string;
            };
            status: {
                /** @enum {string} */
                id: "active" | "paused" | "lost" | "withdrawn";
                /** @description An entry of the playbook’s dictionary, or text where it has none */
                reason: string;
                reason_label: {
                    zh: string;
                    en: string;
                };
                /** @description What was written beside the reason */
                note: string;
                on: string | null;
            };
            light: components["schemas"]["Light"];
            /** @description What the service level of leads asks for, done or due */
            service: {
                zh: string;
                en: string;
                id: string;
                /** @description The last day for it */
                due_on: string;
                /** @description The day of the record that satisfied it */
                done_on: string | null;
            }[];
            team: {
                /** Format: uuid */
                member_id: string;
                name: string;
                /** @enum {string} */
                duty: "lead" | "member" | "support";
            }[];
            history: {
                stage: string;
                label: {
                    zh: string;
                    en: string;
                };
                entered_on: string;
                left_on: string | null;
                days: number;
            }[];
            next: {
                stage: string;
                label: {
                    zh: string;
                    en: string;
                };
                ok: boolean;
                missing: components["schemas"]["Missing"][];
                /** @description What its gate asks for and is there */
                met: {
                    field: string;
                    /** @enum {string} */
                    kind: "field" | "evidence" | "rule";
                    label: {
                        zh: string;
                        en: string;
                    };
                }[];
                /** @description The date that the move asks for, where the stage is a milestone */
                date_field: string | null;
            }[];
            back: {
                zh: string;
                en: string;
                stage: string;
            }[];
            /** @description Figures that could not be turned into yuan: investment.agreed */
            without_rate: string[];
            created_at: string;
            created_by: string | null;
            updated_at: string;
            /**
             * @example [
             *       "edit",
             *       "move",
             *       "note",
             *       "add_evidence"
             *     ]
             */
            can: string[];
        };
        ProjectDocument: {
            name: string;
            unit_id: string;
            stage: string;
            /** @enum {string} */
            status: "active" | "paused" | "lost" | "withdrawn";
            figures: {
                [key: string]: {
                    announced?: components["schemas"]["Figure"] | {
                        [key: string]: components["schemas"]["Figure"];
                    };
                    agreed?: components["schemas"]["Figure"] | {
                        [key: string]: components["schemas"]["Figure"];
                    };
                    verified?: components["schemas"]["Figure"] | {
                        [key: string]: components["schemas"]["Figure"];
                    };
                };
            };
            investors: components["schemas"]["Investor"][];
            evidence: {
                kind: string;
                id?: string;
                name?: string;
            }[];
            approved: string[];
        } & {
            [key: string]: unknown;
        };
        Figure: {
            /** @example 3.5 */
            value: string;
            /** @example yi */
            unit: string;
            /** @example CNY */
            currency?: string;
            estimate?: boolean;
            /** @description Yuan; absent while the playbook has no rate for the currency */
            cny?: string;
            rate?: string;
            rate_on?: string;
        };
        Investor: {
            name: string;
            /** @example 60 */
            share?: string;
            country?: string;
            code?: string;
            enterprise_id?: string;
        };
        Missing: {
            field: string;
            /** @enum {string} */
            kind: "field" | "evidence" | "rule";
            label: {
                zh: string;
                en: string;
            };
            because: {
                zh: string;
                en: string;
            };
        };
        InvestorStanding: {
            enterprise: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            /** @enum {string} */
            standing: "free" | "ours" | "held";
            /** @description Who holds it */
            unit: {
                id: string;
                name: string;
            } | null;
            /**
             * Format: date
             * @example 2026-10-15
             */
            until_on: string | null;
            /**
             * Format: uuid
             * @description Where it is ours: the project that it rests on
             */
            project_id: string | null;
            /** @description ask */
            can: string[];
        };
        ProjectProtection: {
            /** @description Whether the playbook protects first contact at all */
            ruled: boolean;
            days: number | null;
            limit_days: number | null;
            /** @description Days that the clock may still stand still */
            pause_left: number | null;
            /** @description What the registration still lacks */
            lacks: components["schemas"]["Missing"][];
            /** @description Another unit that stands for this investor */
            held_by: {
                unit: {
                    id: string;
                    name: string;
                };
                /**
                 * Format: date
                 * @example 2026-10-15
                 */
                until_on: string;
                /** Format: uuid */
                enterprise_id: string;
            } | null;
            /** @description The latest first; the first stands where it has not ended */
            items: components["schemas"]["Protection"][];
        };
        Protection: {
            /** Format: uuid */
            id: string;
            version: number;
            enterprise: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            unit: {
                id: string;
                name: string;
            };
            joint_units: {
                id: string;
                name: string;
            }[];
            /**
             * Format: date
             * @example 2026-10-15
             */
            registered_on: string;
            /**
             * Format: date
             * @description The last day on which it stands
             * @example 2026-10-15
             */
            until_on: string;
            /**
             * Format: date
             * @example 2026-10-15
             */
            paused_on: string | null;
            paused_days: number;
            /**
             * Format: date
             * @example 2026-10-15
             */
            ended_on: string | null;
            /** @enum {string|null} */
            ending: "expired" | "settled" | "given_up" | "handed_over" | "overruled" | "merged" | null;
            /** @description Null once it is over */
            days_left: number | null;
            /** @description pause, resume, give_up */
            can: string[];
        };
        Dispute: {
            /** Format: uuid */
            id: string;
            version: number;
            enterprise: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            holder: {
                id: string;
                name: string;
            };
            asking: {
                id: string;
                name: string;
            };
            /** @enum {string} */
            status: "asked" | "agreed" | "declined" | "appealed" | "decided" | "withdrawn";
            question: string;
            /**
             * Format: date
             * @example 2026-10-15
             */
            asked_on: string;
            /**
             * Format: date
             * @example 2026-10-15
             */
            answer_by_on: string;
            answer: string;
            /**
             * Format: date
             * @example 2026-10-15
             */
            answered_on: string | null;
            appeal: string;
            /**
             * Format: date
             * @example 2026-10-15
             */
            appealed_on: string | null;
            /** @enum {string|null} */
            decision: "stays" | "moves" | "joint" | null;
            reason: string;
            /**
             * Format: date
             * @example 2026-10-15
             */
            decided_on: string | null;
            /** @description answer, appeal, withdraw, decide */
            can: string[];
        };
        WholeDispute: components["schemas"]["Dispute"] & {
            holder_side: components["schemas"]["DisputeSide"];
            asking_side: components["schemas"]["DisputeSide"] & unknown;
            /** @description Roles that decide */
            arbiters: string[];
        };
        /** @description Null for who does not see the holder’s unit */
        DisputeSide: {
            project: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            unit: {
                id: string;
                name: string;
            };
            /**
             * Format: date
             * @description The day it came into the ledger
             * @example 2026-10-15
             */
            brought_on: string;
            /**
             * Format: date
             * @example 2026-10-15
             */
            first_contact_on: string | null;
            stage: {
                zh: string;
                en: string;
            };
            investment_cny: string | null;
            protection: {
                /**
                 * Format: date
                 * @example 2026-10-15
                 */
                registered_on: string;
                /**
                 * Format: date
                 * @example 2026-10-15
                 */
                until_on: string;
                /**
                 * Format: date
                 * @example 2026-10-15
                 */
                ended_on: string | null;
            } | null;
            talks: {
                on: string;
                with: string;
                said: string;
                by: string | null;
            }[];
            evidence: {
                id: string;
                kind: string;
                name: string;
            }[];
        } | null;
        Transfer: {
            /** Format: uuid */
            id: string;
            version: number;
            /** @enum {string} */
            status: "offered" | "taken" | "declined" | "taken_back" | "returned";
            /** @description Whoever comes first takes it */
            pooled: boolean;
            /** @description Blank where it is not shown; of a confidential project its code name */
            name: string;
            industry: string | null;
            /** @description Yuan */
            investment_cny: string | null;
            needs: string;
            /**
             * Format: uuid
             * @description For who sees the project itself
             */
            project_id: string | null;
            /** @description The unit that brought the project */
            origin: {
                id: string;
                name: string;
            };
            from: {
                id: string;
                name: string;
            };
            to: {
                id: string;
                name: string;
            } | null;
            /** @description For the two sides alone */
            reason: string;
            answer: string;
            /**
             * Format: date
             * @example 2026-10-15
             */
            offered_on: string;
            /**
             * Format: date
             * @example 2026-10-15
             */
            answer_by_on: string;
            /**
             * Format: date
             * @example 2026-10-15
             */
            answered_on: string | null;
            /**
             * @description Percent of counts and amounts for the unit that passes it on
             * @example 50
             */
            share_counts: number;
            /**
             * @description Percent of its tax, likewise
             * @example 50
             */
            share_tax: number;
            /**
             * @description Years from the day it is taken
             * @example 5
             */
            share_years: number;
            /**
             * Format: date
             * @example 2026-10-15
             */
            shared_until_on: string | null;
            /** @description take, decline, take_back, terms */
            can: string[];
        };
        SharingTransfer: components["schemas"]["Transfer"] & {
            /** @description What each of the two units has of the project’s figures by now; for the two sides alone */
            shared: {
                indicator: string;
                label: {
                    zh: string;
                    en: string;
                };
                /** @enum {string} */
                measure: "count" | "amount";
                from: {
                    n: number;
                    /** @description Yuan */
                    cny: string;
                };
                to: {
                    n: number;
                    /** @description Yuan */
                    cny: string;
                };
            }[];
        };
        ProjectRelocations: {
            /** @description Whether the playbook knows relocations at all */
            ruled: boolean;
            /** @description Whether the project does not count as new */
            flagged: boolean;
            because: {
                zh: string;
                en: string;
            } | null;
            /** @description The latest first */
            items: components["schemas"]["Relocation"][];
            /** @description lift, set */
            can: string[];
        };
        Relocation: {
            /** Format: uuid */
            id: string;
            version: number;
            /** @enum {string} */
            status: "flagged" | "lifted" | "cleared" | "merged";
            /** @enum {string} */
            set_by: "system" | "hand";
            /** @description The investor that produced before */
            enterprise: {
                /** Format: uuid */
                id: string;
                name: string;
            } | null;
            /** @description By which project it did, as far as the reader may know */
            earlier: {
                /** Format: uuid */
                id: string;
                name: string;
                unit: {
                    id: string;
                    name: string;
                };
                /** @enum {string} */
                access: "open" | "existence";
            } | null;
            /** @description That there is one, and the reader may not know it */
            earlier_hidden: boolean;
            /**
             * Format: date
             * @description Since when the earlier project produces
             * @example 2026-10-15
             */
            produced_on: string | null;
            reason: string;
            /** @description Who set it by hand */
            by: string | null;
            /**
             * Format: date
             * @example 2026-10-15
             */
            flagged_on: string;
            /** @description Why it was lifted */
            decision: string;
            decided_by: string | null;
            /**
             * Format: date
             * @example 2026-10-15
             */
            decided_on: string | null;
            evidence: {
                id: string;
                kind: string;
                name: string;
            }[];
        };
        Evidence: {
            id: string;
            claim_id: string | null;
            kind: string;
            sha256: string;
            name: string;
            number: string;
            note: string;
            added_by: string | null;
            added_at: string;
            size: number;
            media_type: string;
            can: string[];
        };
        TimelineEvent: {
            /** @example project.moved */
            kind: string;
            label: {
                zh: string;
                en: string;
            };
            at: string;
            /** @description Null for the system itself */
            actor: {
                id: string;
                name: string;
            } | null;
            /** @description The claim that it happened to; null for the project itself */
            claim: {
                id: string;
                kind: string;
                milestone: string | null;
            } | null;
            version: number;
            note: string | null;
            changes: {
                field: string;
                label: {
                    zh: string;
                    en: string;
                };
                before: {
                    zh: string;
                    en: string;
                } | null;
                after: {
                    zh: string;
                    en: string;
                } | null;
            }[];
        };
        Claim: {
            id: string;
            version: number;
            project: {
                id: string;
                name: string;
            };
            unit: {
                id: string;
                name: string;
            };
            title: {
                zh: string;
                en: string;
            };
            /** @enum {string} */
            kind: "milestone" | "arrival" | "outcome";
            milestone: string | null;
            event_on: string;
            year: number | null;
            metric: string | null;
            value: string | null;
            amount: string | null;
            currency: string | null;
            money_unit: string | null;
            cny: string | null;
            rate: string | null;
            rate_on: string | null;
            origin_place: string | null;
            capital_increase: boolean;
            voucher_number: string;
            contract_number: string;
            note: string;
            reverses: string | null;
            reversed: boolean;
            /** @enum {string} */
            status: "submitted" | "unit_approved" | "approved" | "returned";
            /** @enum {string|null} */
            waits_for: "unit" | "city" | null;
            levels: ("unit" | "city")[];
            submitted_by: string | null;
            submitted_at: string | null;
            approved_on: string | null;
            return_reason: string;
            evidence: {
                id: string;
                kind: string;
                name: string;
                number: string;
                sha256: string;
                size: number;
                media_type: string;
            }[];
            /**
             * @example [
             *       "approve",
             *       "return"
             *     ]
             */
            can: string[];
        };
        WholeClaim: components["schemas"]["Claim"] & {
            /** @description Other projects with the same file, voucher or contract number */
            twins: {
                /** @enum {string} */
                what: "file" | "voucher" | "contract";
                number: string;
                project: {
                    id: string;
                    name: string;
                    unit: {
                        id: string;
                        name: string;
                    };
                    /** @enum {string} */
                    access: "open" | "existence";
                };
                claim_id: string | null;
            }[];
            missing: components["schemas"]["Missing"][];
            relocation: components["schemas"]["Relocation"] & (Record<string, never> | null);
            history: {
                kind: string;
                at: string;
                actor: string | null;
                note: string | null;
            }[];
        };
        MergePreview: {
            kept: {
                id: string;
                version: number;
                name: string;
                /** @description The unit that holds a project */
                unit: string | null;
                /** @description What would follow, were it the one that is lost */
                follows: {
                    zh: string;
                    en: string;
                    table: string;
                    n: number;
                }[];
            };
            lost: {
                id: string;
                version: number;
                name: string;
                /** @description The unit that holds a project */
                unit: string | null;
                /** @description What would follow, were it the one that is lost */
                follows: {
                    zh: string;
                    en: string;
                    table: string;
                    n: number;
                }[];
            };
            /** @description Probability from 0 to 1 that two enterprises are one */
            score: number | null;
            reasons: {
                zh: string;
                en: string;
            }[];
            /** @description Facts in which the two differ */
            fields: {
                /** @example investment.agreed */
                field: string;
                label: {
                    zh: string;
                    en: string;
                };
                kept: {
                    zh: string;
                    en: string;
                } | null;
                lost: {
                    zh: string;
                    en: string;
                } | null;
                /** @description Proposed: the lost one’s value, for the kept one has none */
                take: boolean;
            }[];
            /** @description Why the two cannot be merged as they are */
            obstacles: {
                zh: string;
                en: string;
            }[];
        };
        /**
         * @example {
         *       "kind": "enterprise",
         *       "kept_id": "019a0000-0000-7000-8000-000000000001",
         *       "lost_id": "019a0000-0000-7000-8000-000000000002",
         *       "version": 3,
         *       "lost_version": 1,
         *       "take": [
         *         "contact_phone"
         *       ],
         *       "reason": "同一企业，简称重复录入"
         *     }
         */
        Merging: {
            /** @enum {string} */
            kind: "enterprise" | "project";
            /** Format: uuid */
            kept_id: string;
            /** Format: uuid */
            lost_id: string;
            /** @description Of the kept one, as it was seen */
            version: number;
            /** @description Of the lost one, as it was seen */
            lost_version: number;
            /** @description Fields whose value the kept one takes from the lost one */
            take: string[];
            reason: string;
        };
        Merges: {
            items: {
                id: string;
                lost_id: string;
                lost_name: string;
                reason: string;
                by: string | null;
                at: string;
            }[];
            /** @description `merge` where the reader may merge and take back */
            can: string[];
        };
        CombinedReport: {
            unit: {
                id: string;
                name: string;
            };
            groups: ("unit" | "holder" | "stage" | "status" | "light" | "industry" | "division" | "origin" | "origin_place" | "source" | "construction" | "year" | "month")[];
            /** @description The columns */
            measures: {
                zh: string;
                en: string;
                id: string;
                /** @enum {string} */
                kind: "count" | "amount";
                /** @enum {string} */
                of: "projects" | "lines";
            }[];
            /** @description Every measure there is */
            offered: {
                zh: string;
                en: string;
                id: string;
                /** @enum {string} */
                kind: "count" | "amount";
                /** @enum {string} */
                of: "projects" | "lines";
            }[];
            /** @description First month; null from the beginning */
            from: string | null;
            /** @description Last month, included; null to the end */
            to: string | null;
            /** @enum {string} */
            currency: "CNY";
            /** @description Each row of the first group, then those of the second below it */
            rows: {
                level: number;
                keys: (string | null)[];
                label: {
                    zh: string;
                    en: string;
                };
                /** @description By measure: a number, or yuan */
                values: {
                    [key: string]: string | null;
                };
                /** @description What narrows GET /api/projects to this row */
                projects: {
                    [key: string]: string;
                };
            }[];
            total: {
                /** @description By measure: a number, or yuan */
                values: {
                    [key: string]: string | null;
                };
                projects: {
                    [key: string]: string;
                };
            };
        };
        ReportSchedule: {
            /** Format: uuid */
            id: string;
            version: number;
            /** Format: uuid */
            view_id: string;
            /** @description Of the saved report */
            name: string;
            /** @enum {string} */
            every: "week" | "month";
            /** @description Of the week, 1 is Monday; or of the month, its last where it is shorter */
            day: number;
            /** @description Beijing time */
            hour: number;
            /** @description Who finds it in the inbox */
            members: string[];
            /** @description Whoever holds one of them in a unit that I reach */
            roles: ("officer" | "unit_lead" | "unit_reviewer" | "city_reviewer" | "department" | "carrier" | "leader" | "admin")[];
            /** @description Null once it has stopped */
            next_at: string | null;
            /** @enum {string|null} */
            stopped_because: "owner" | "view" | "refused" | null;
            last_run: string | null;
            /** @description change, remove */
            can: string[];
        };
        Funnel: {
            unit: {
                id: string;
                name: string;
            };
            /** @enum {string} */
            by: "source" | "unit" | "industry" | "month";
            /** @description First month; null from the beginning */
            from: string | null;
            /** @description Last month, included; null to the end */
            to: string | null;
            /** @description Leads that came in the span */
            came: number;
            /** @description What narrows GET /api/projects to what was counted */
            projects: {
                [key: string]: string;
            };
            /** @description The stages of the playbook in their order */
            steps: {
                zh: string;
                en: string;
                stage: string;
                /** @description Came to this stage, or further */
                reached: number;
                /** @description Stand in it */
                here: number;
                /** @description Were lost or withdrawn in it */
                ended: number;
                /** @description That those which left it had spent in it; null where none has */
                days: {
                    n: number;
                    median: number;
                    /** @description Within which four of five had left */
                    p80: number;
                } | null;
                lists: {
                    /** @description What narrows GET /api/projects to what was counted */
                    reached: {
                        [key: string]: string;
                    };
                    /** @description What narrows GET /api/projects to what was counted */
                    passed: {
                        [key: string]: string;
                    };
                    /** @description What narrows GET /api/projects to what was counted */
                    here: {
                        [key: string]: string;
                    };
                    /** @description What narrows GET /api/projects to what was counted */
                    ended: {
                        [key: string]: string;
                    };
                };
            }[];
            rows: {
                key: string | null;
                label: {
                    zh: string;
                    en: string;
                };
                came: number;
                /** @description By step */
                reached: number[];
                ended: number;
                /** @description What narrows GET /api/projects to what was counted */
                projects: {
                    [key: string]: string;
                };
            }[];
            /** @description Why they ended, the most frequent first */
            endings: {
                status: string;
                reason: string;
                label: {
                    zh: string;
                    en: string;
                };
                n: number;
                /** @description How many of them in which stage */
                stages: {
                    [key: string]: number;
                };
                /** @description What narrows GET /api/projects to what was counted */
                projects: {
                    [key: string]: string;
                };
            }[];
        };
        ReportRow: {
            key: string;
            label: {
                zh: string;
                en: string;
            };
            indicators: {
                [key: string]: components["schemas"]["ReportFigures"];
            };
            /** @description Yuan by where the funds come from; of units and of the total */
            arrivals: {
                in_city?: {
                    month: string;
                    year: string;
                    cumulative: string;
                };
                in_province?: {
                    month: string;
                    year: string;
                    cumulative: string;
                };
                other_province?: {
                    month: string;
                    year: string;
                    cumulative: string;
                };
                abroad?: {
                    month: string;
                    year: string;
                    cumulative: string;
                };
                unknown?: {
                    month: string;
                    year: string;
                    cumulative: string;
                };
            } | null;
        };
        ReportFigures: {
            month: {
                n: number;
                /** @description Yuan */
                cny: string;
            };
            year: {
                n: number;
                /** @description Yuan */
                cny: string;
            };
            cumulative: {
                n: number;
                /** @description Yuan */
                cny: string;
            };
            last_month: {
                n: number;
                /** @description Yuan */
                cny: string;
            };
            last_year: {
                n: number;
                /** @description Yuan */
                cny: string;
            };
            yoy_month: string | null;
            yoy_year: string | null;
            /** @description Of the year: a number, or yuan */
            target: string | null;
            /** @description Percent of the year’s target */
            completion: string | null;
            /** @description Percentage points ahead of the time schedule; behind is negative */
            schedule_pp: string | null;
            rank: number | null;
        };
        Notice: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "next_step" | "stage_deadline" | "report" | "light" | "review" | "review_waiting" | "returned" | "approved" | "protection_ends" | "service" | "dispute_asked" | "dispute_answered" | "dispute_appealed" | "dispute_decided" | "report_ready" | "transfer_offered" | "transfer_taken" | "transfer_declined" | "transfer_taken_back" | "transfer_returned" | "relocation" | "relocation_ended" | "import_done";
            /** @example 《精密轴承项目》下一步举措的时间是 2026-12-01，请推进并更新进展 */
            line: string;
            /**
             * Format: uuid
             * @description The project that it is about, where the reader may open it
             */
            project_id: string | null;
            /** Format: uuid */
            claim_id: string | null;
            /** Format: uuid */
            dispute_id: string | null;
            /**
             * Format: uuid
             * @description The scheduled report that it is about
             */
            run_id: string | null;
            /** Format: uuid */
            transfer_id: string | null;
            created_at: string;
            read_at: string | null;
            /** @description read */
            can: string[];
        };
        Channel: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "smtp" | "wecom" | "dingtalk";
            /** @example 招商专班企业微信群 */
            name: string;
            /** @description Where it leads, without the key that opens it */
            shown_address: string;
            signed: boolean;
            sender: string;
            /** @enum {string} */
            language: "zh-CN" | "zh-TW" | "en";
            /** @description What it carries; none named means all */
            kinds: ("next_step" | "stage_deadline" | "report" | "light" | "review" | "review_waiting" | "returned" | "approved" | "protection_ends" | "service" | "dispute_asked" | "dispute_answered" | "dispute_appealed" | "dispute_decided" | "report_ready" | "transfer_offered" | "transfer_taken" | "transfer_declined" | "transfer_taken_back" | "transfer_returned" | "relocation" | "relocation_ended" | "import_done")[];
            disabled: boolean;
            /** @description What went wrong last; null since it works again */
            problem: string | null;
            problem_at: string | null;
            sent_at: string | null;
            /** @description Messages that wait to be sent */
            waiting: number;
            version: number;
            /** @description change, test, remove */
            can: string[];
        };
        Import: {
            id: string;
            version: number;
            file_name: string;
            /** @enum {string} */
            status: "draft" | "running" | "done" | "cancelled" | "failed";
            /** @description Being taken back as a whole, or taken back; rows: projects done so far */
            undo: {
                /** @enum {string} */
                state: "running" | "done";
                by: string | null;
                rows: number;
            } | null;
            member: {
                id: string;
                name: string;
            };
            unit: {
                id: string;
                name: string;
            };
            /** @description As maps/facilities.json; columns also by place: #3 */
            map: {
                [key: string]: unknown;
            };
            /** @description Where the mapping came from, where not from the headers alone */
            mapped_as: {
                /** @enum {string} */
                kind: "remembered" | "preset";
                name: string;
                by: string | null;
                on: string | null;
                /** @description Columns that it does not speak of */
                new_headers: string[];
                /** @description Columns that it speaks of and this ledger lacks */
                lost_headers: string[];
            } | null;
            rows_total: number | null;
            rows_done: number;
            /** @description While it runs, since it was started */
            rows_per_second: number | null;
            /** @description While it runs, at that pace; null where nobody can tell yet */
            seconds_left: number | null;
            counts: {
                rows: number;
                created: number;
                updated: number;
                unchanged: number;
                suspected: number;
                refused: number;
                skipped: number;
            };
            /** @description Of a draft asked for by itself: another import of the same file */
            same_file: {
                id: string;
                file_name: string;
                /** @enum {string} */
                status: "draft" | "running" | "done" | "cancelled" | "failed";
                by: string;
                /** @description The day it was started, of a draft the day it came */
                on: string;
            } | null;
            problem: string | null;
            /**
             * @description goes on by itself once there is room on the disk
             * @enum {string|null}
             */
            waits_for: "disk" | null;
            created_at: string;
            started_at: string | null;
            ended_at: string | null;
            can: string[];
        };
        SearchHit: {
            id: string;
            /** @example 昆山高新区减速器项目 */
            title: string;
            /**
             * @description Half-open ranges of the text that match
             * @example [
             *       [
             *         0,
             *         2
             *       ]
             *     ]
             */
            marks: [
                number,
                number
            ][];
            /** @description What else of it matches, where its title does not hold every word */
            found: {
                /** @example contact_phone */
                field: string;
                text: string;
                /**
                 * @description Half-open ranges of the text that match
                 * @example [
                 *       [
                 *         0,
                 *         2
                 *       ]
                 *     ]
                 */
                marks: [
                    number,
                    number
                ][];
            } | null;
            /** @description The unit that holds it, or the region of an enterprise */
            place: string | null;
            /** @description Stage of a project, kind of a claim */
            label: {
                zh: string;
                en: string;
            } | null;
            /** @description The project that a claim is of */
            project: {
                id: string;
                name: string;
            } | null;
            unit_id: string | null;
        };
        SavedView: {
            /** Format: uuid */
            id: string;
            version: number;
            /** @enum {string} */
            subject: "projects" | "combined" | "funnel";
            /** @example 本月拟签约 */
            name: string;
            mine: boolean;
            owner: string;
            unit: {
                id: string;
                name: string;
            } | null;
            /**
             * @example {
             *       "stage": "talks",
             *       "sort": "next_step_on",
             *       "columns": "name,unit,next_step"
             *     }
             */
            query: {
                [key: string]: string;
            };
            layout: {
                pinned?: string[];
                widths?: {
                    [key: string]: number;
                };
                /** @enum {string} */
                density?: "compact" | "roomy";
            };
            /** @description change, remove */
            can: string[];
        };
        FormTemplate: {
            /** Format: uuid */
            id: string;
            version: number;
            /** @example 省重点项目申报表 */
            name: string;
            /**
             * @description A form for each project, or a register with a row for each
             * @enum {string}
             */
            layout: "form" | "register";
            /**
             * @description What names in the form mean that nobody knows: as written → id of a known name
             * @example {
             *       "单位全称": "company_name"
             *     }
             */
            names: {
                [key: string]: string;
            };
            file_name: string;
            mine: boolean;
            owner: string;
            unit: {
                id: string;
                name: string;
            } | null;
            changed_at: string;
            /** @description change, remove */
            can: string[];
        };
        TemplateName: {
            id: string;
            zh: string;
            en: string;
            /** @enum {string} */
            of: "project" | "investor" | "filling";
            /** @enum {string} */
            kind: "text" | "day" | "yesno" | "industry" | "figure" | "number";
            quantity: string | null;
            yearly: boolean;
        };
        WholeFormTemplate: components["schemas"]["FormTemplate"] & {
            /** @description Whether its place-holders allow a register */
            register: boolean;
            places: {
                sheet: string;
                cell: string;
                /** @description As written between the braces */
                name: string;
                known: components["schemas"]["TemplateName"] & (Record<string, never> | null);
                /**
                 * @description Why it is not filled: unknown name, unknown form, in a formula, or in no cell
                 * @enum {string|null}
                 */
                why: "name" | "form" | "formula" | "outside" | null;
                nearest: components["schemas"]["TemplateName"] & (Record<string, never> | null);
            }[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "founding.found": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Printed by the server where nobody works yet */
                    key: string;
                    name: string;
                    /** @default  */
                    name_en?: string;
                    /** @enum {string} */
                    kind: "city" | "county" | "zone" | "town" | "department" | "field_office";
                    /** @description Of the first administrator */
                    user_name: string;
                    admin_name: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        user_name: string;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "sign_in.options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        place: {
                            name: string;
                            name_en: string;
                            demo: boolean;
                        } | null;
                        /** @description False where nobody works yet */
                        founded: boolean;
                        oidc: {
                            name: string;
                        } | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "sign_in.password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example lin.yue */
                    user_name: string;
                    /** @example correct horse battery */
                    password: string;
                    /** @description A code of the authenticator, or a backup code */
                    code?: string;
                    /** @description A password of their own, where the present one was made for them */
                    next?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description code_needed: send the same again, with a code; password_needed: with the next password
                         * @enum {string}
                         */
                        status: "signed_in" | "code_needed" | "password_needed";
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "sign_in.out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "sign_in.oidc": {
        parameters: {
            query?: {
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "sign_in.oidc_callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "me.read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "me.change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    language: "zh-CN" | "zh-TW" | "en";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "me.password": {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key within a day, the request is done once and gets the same answer */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example correct horse battery */
                    current: string;
                    /** @example correct horse battery */
                    next: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "sessions.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            id: string;
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            expires_at: string;
                            user_agent: string | null;
                            current: boolean;
                        }[];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "sessions.end_others": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "sessions.end": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "two_factor.start": {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key within a day, the request is done once and gets the same answer */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example correct horse battery */
                    password: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description otpauth:// address, for a QR code */
                        uri: string;
                        secret: string;
                        backup_codes: string[];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "two_factor.confirm": {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key within a day, the request is done once and gets the same answer */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "two_factor.stop": {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key within a day, the request is done once and gets the same answer */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example correct horse battery */
                    password: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "keys.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ApiKey"][];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "keys.add": {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key within a day, the request is done once and gets the same answer */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /**
                     * @description Days until it expires; null: never
                     * @default 365
                     */
                    days?: number | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"] & {
                        secret: string;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "keys.revoke": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        done: true;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "units.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Unit"][];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "units.add": {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key within a day, the request is done once and gets the same answer */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    parent_id: string;
                    /** @enum {string} */
                    kind: "city" | "county" | "zone" | "town" | "department" | "field_office";
                    /** @example 昆山开发区招商局 */
                    name: string;
                    /** @default  */
                    name_en?: string;
                    /** @default  */
                    short_name?: string;
                    /** @default 0 */
                    position?: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Unit"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "units.change": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    /** Format: uuid */
                    parent_id?: string;
                    /** @enum {string} */
                    kind?: "city" | "county" | "zone" | "town" | "department" | "field_office";
                    /** @example 昆山开发区招商局 */
                    name?: string;
                    name_en?: string;
                    short_name?: string;
                    position?: number;
                    closed?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Unit"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "members.list": {
        parameters: {
            query?: {
                /** @description Part of a name or user name */
                q?: string;
                /** @description Who holds something in this unit or below */
                unit_id?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Member"][];
                        next: string | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "members.add": {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key within a day, the request is done once and gets the same answer */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example lin.yue */
                    user_name: string;
                    /** @example 林悦 */
                    name: string;
                    /** @default  */
                    name_en?: string;
                    /** @default  */
                    title?: string;
                    /** @default  */
                    phone?: string;
                    /** @default  */
                    email?: "" | string;
                    grants: {
                        /** Format: uuid */
                        unit_id: string;
                        /** @enum {string} */
                        role: "officer" | "unit_lead" | "unit_reviewer" | "city_reviewer" | "department" | "carrier" | "leader" | "admin";
                    }[];
                    /** @description Left out, a random one is made and answered this once */
                    password?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"] & {
                        password: string | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "members.choices": {
        parameters: {
            query?: {
                q?: string;
                unit_id?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            name_en: string;
                            /** Format: uuid */
                            unit_id: string | null;
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "members.change": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    /** @example 林悦 */
                    name?: string;
                    name_en?: string;
                    title?: string;
                    phone?: string;
                    email?: "" | string;
                    grants?: {
                        /** Format: uuid */
                        unit_id: string;
                        /** @enum {string} */
                        role: "officer" | "unit_lead" | "unit_reviewer" | "city_reviewer" | "department" | "carrier" | "leader" | "admin";
                    }[];
                    disabled?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "members.reset_password": {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key within a day, the request is done once and gets the same answer */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    password?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        password: string | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "units.add_many": {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key within a day, the request is done once and gets the same answer */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Rows as a spreadsheet copies them, or with commas; with a head or without */
                    text: string;
                    /**
                     * @description False only says what would be added
                     * @default false
                     */
                    write?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description Its number in what was pasted */
                            n: number;
                            name: string;
                            /** @description Is there already, and adds nothing */
                            known: boolean;
                            /** @description Why it cannot be added */
                            fault: {
                                zh: string;
                                en: string;
                            } | null;
                            short_name: string;
                            name_en: string;
                            /** @enum {string} */
                            kind: "city" | "county" | "zone" | "town" | "department" | "field_office";
                            /** @description The unit above; empty where it is unknown */
                            above: string;
                        }[];
                        /** @description Columns of the head that nothing is known of */
                        ignored: string[];
                        /** @description How many were added; 0 where nothing is written */
                        added: number;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "members.add_many": {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key within a day, the request is done once and gets the same answer */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Rows as a spreadsheet copies them, or with commas; with a head or without */
                    text: string;
                    /**
                     * @description False only says what would be added
                     * @default false
                     */
                    write?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description Its number in what was pasted */
                            n: number;
                            name: string;
                            /** @description Is there already, and adds nothing */
                            known: boolean;
                            /** @description Why it cannot be added */
                            fault: {
                                zh: string;
                                en: string;
                            } | null;
                            user_name: string;
                            title: string;
                            phone: string;
                            email: string;
                            unit: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            } | null;
                            roles: ("officer" | "unit_lead" | "unit_reviewer" | "city_reviewer" | "department" | "carrier" | "leader" | "admin")[];
                            /** @description Answered this once, for who was added just now */
                            password: string | null;
                        }[];
                        /** @description Columns of the head that nothing is known of */
                        ignored: string[];
                        /** @description How many were added; 0 where nothing is written */
                        added: number;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "playbook.current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        number: number;
                        effective_on: string;
                        /** @description A Landfall playbook: stages, evidence, lights, counting rules and scores of one place */
                        playbook: {
                            /** @description An id: lower-case letters, digits and underscores. It never changes once in use. */
                            id: string;
                            /** @description What a person reads, in both languages */
                            name: {
                                /** @description Chinese, as officials say it */
                                zh: string;
                                /** @description English */
                                en: string;
                            };
                            /** @description The place’s own version, for people */
                            version: string | number;
                            /**
                             * Format: date
                             * @description A day, YYYY-MM-DD (write it in quotes or plain)
                             */
                            effective_on: string;
                            note?: string;
                            /** @description Where it was taken from: a place and year, or that the number is our default; one text does for both languages */
                            source?: string | {
                                /** @description Chinese, as officials say it */
                                zh: string;
                                /** @description English */
                                en: string;
                            };
                            dictionaries: {
                                [key: string]: {
                                    /** @description Stored value */
                                    id: string;
                                    zh: string;
                                    en: string;
                                    /** @description Other spellings that imports understand */
                                    synonyms?: string[];
                                }[];
                            };
                            /** @default [] */
                            rates?: {
                                currency: string;
                                /**
                                 * Format: date
                                 * @description In force from this day until the next one
                                 */
                                on: string;
                                /** @description Yuan for one unit of the currency */
                                cny: number | string;
                                /** @description Where it was taken from: a place and year, or that the number is our default; one text does for both languages */
                                source: string | {
                                    /** @description Chinese, as officials say it */
                                    zh: string;
                                    /** @description English */
                                    en: string;
                                };
                            }[];
                            /**
                             * @description What the roles are called here
                             * @default {}
                             */
                            roles?: {
                                /** @description What a person reads, in both languages */
                                officer?: {
                                    /** @description Chinese, as officials say it */
                                    zh: string;
                                    /** @description English */
                                    en: string;
                                };
                                /** @description What a person reads, in both languages */
                                unit_lead?: {
                                    /** @description Chinese, as officials say it */
                                    zh: string;
                                    /** @description English */
                                    en: string;
                                };
                                /** @description What a person reads, in both languages */
                                unit_reviewer?: {
                                    /** @description Chinese, as officials say it */
                                    zh: string;
                                    /** @description English */
                                    en: string;
                                };
                                /** @description What a person reads, in both languages */
                                city_reviewer?: {
                                    /** @description Chinese, as officials say it */
                                    zh: string;
                                    /** @description English */
                                    en: string;
                                };
                                /** @description What a person reads, in both languages */
                                department?: {
                                    /** @description Chinese, as officials say it */
                                    zh: string;
                                    /** @description English */
                                    en: string;
                                };
                                /** @description What a person reads, in both languages */
                                carrier?: {
                                    /** @description Chinese, as officials say it */
                                    zh: string;
                                    /** @description English */
                                    en: string;
                                };
                                /** @description What a person reads, in both languages */
                                leader?: {
                                    /** @description Chinese, as officials say it */
                                    zh: string;
                                    /** @description English */
                                    en: string;
                                };
                                /** @description What a person reads, in both languages */
                                admin?: {
                                    /** @description Chinese, as officials say it */
                                    zh: string;
                                    /** @description English */
                                    en: string;
                                };
                            };
                            statuses: {
                                /** @enum {string} */
                                id: "active" | "paused" | "lost" | "withdrawn";
                                zh: string;
                                en: string;
                                /** @description Dictionary of reasons; where given, the status needs a reason and a date */
                                reasons?: string;
                            }[];
                            /** @description In their order */
                            stages: {
                                /** @description An id: lower-case letters, digits and underscores. It never changes once in use. */
                                id: string;
                                zh: string;
                                en: string;
                                /** @enum {string} */
                                phase: "before_signing" | "after_signing" | "closed";
                                /** @description Days that a project is expected to stay here */
                                days?: number;
                                /** @description Stages that may follow; without it the next in the list */
                                moves?: string[];
                                /**
                                 * @description What must be there on entering; the needs of all earlier stages count too
                                 * @default []
                                 */
                                needs?: {
                                    /** @description A field id; a figure may name its basis: investment.agreed */
                                    field?: string;
                                    /** @description A kind of evidence, or a list of which any one will do */
                                    evidence?: string | string[];
                                    /** @description A CEL condition that must be true */
                                    rule?: string;
                                    /** @description The need holds only where this CEL condition is true */
                                    when?: string;
                                    /** @description Shown instead of the name of the field or evidence */
                                    label?: {
                                        /** @description Chinese, as officials say it */
                                        zh: string;
                                        /** @description English */
                                        en: string;
                                    };
                                    /** @description Why it is needed */
                                    because: {
                                        /** @description Chinese, as officials say it */
                                        zh: string;
                                        /** @description English */
                                        en: string;
                                    };
                                }[];
                                /** @description Entering states this milestone, and its claim goes to review */
                                milestone?: {
                                    /**
                                     * @description A milestone that a claim may state
                                     * @enum {string}
                                     */
                                    kind: "signing" | "registration" | "filing" | "permit" | "start" | "in_statistics" | "completion" | "production" | "scale" | "full_capacity";
                                    /** @description The date field that says when it happened */
                                    date_field: string;
                                };
                                /**
                                 * @description Who may move a project here
                                 * @default [
                                 *       "officer",
                                 *       "unit_lead"
                                 *     ]
                                 */
                                submit?: ("officer" | "unit_lead" | "unit_reviewer" | "city_reviewer" | "department" | "carrier" | "leader" | "admin")[];
                            }[];
                            /**
                             * @description Fields that exist only here
                             * @default []
                             */
                            fields?: {
                                /** @description An id: lower-case letters, digits and underscores. It never changes once in use. */
                                id: string;
                                /** @enum {string} */
                                type: "text" | "longtext" | "date" | "yesno" | "choice" | "industry" | "unit" | "member" | "number" | "tags";
                                zh: string;
                                en: string;
                                /** @description For a choice: where its entries are */
                                dictionary?: string;
                                /** @description The form shows it from this stage on */
                                from_stage?: string;
                                /** @description Other column headers that imports understand */
                                synonyms?: string[];
                            }[];
                            claims: {
                                signing?: {
                                    zh: string;
                                    en: string;
                                    /** @default [] */
                                    needs?: {
                                        /** @description A field id; a figure may name its basis: investment.agreed */
                                        field?: string;
                                        /** @description A kind of evidence, or a list of which any one will do */
                                        evidence?: string | string[];
                                        /** @description A CEL condition that must be true */
                                        rule?: string;
                                        /** @description The need holds only where this CEL condition is true */
                                        when?: string;
                                        /** @description Shown instead of the name of the field or evidence */
                                        label?: {
                                            /** @description Chinese, as officials say it */
                                            zh: string;
                                            /** @description English */
                                            en: string;
                                        };
                                        /** @description Why it is needed */
                                        because: {
                                            /** @description Chinese, as officials say it */
                                            zh: string;
                                            /** @description English */
                                            en: string;
                                        };
                                    }[];
                                    /**
                                     * @description Whether the claim states an amount of money
                                     * @default none
                                     * @enum {string}
                                     */
                                    amount?: "required" | "optional" | "none";
                                    /** @description Figure offered as the amount: investment.agreed */
                                    amount_from?: string;
                                    /**
                                     * @description Whether a voucher number is required
                                     * @default false
                                     */
                                    voucher?: boolean;
                                    /**
                                     * @description Who may submit it
                                     * @default [
                                     *       "officer",
                                     *       "unit_lead"
                                     *     ]
                                     */
                                    submit?: ("officer" | "unit_lead" | "unit_reviewer" | "city_reviewer" | "department" | "carrier" | "leader" | "admin")[];
                                    /** @description Levels of review, in order */
                                    review: ("unit" | "city")[];
                                };
                                registration?: {
                                    zh: string;
                                    en: string;
                                    /** @default [] */
                                    needs?: {
                                        /** @description A field id; a figure may name its basis: investment.agreed */
                                        field?: string;
                                        /** @description A kind of evidence, or a list of which any one will do */
                                        evidence?: string | string[];
                                        /** @description A CEL condition that must be true */
                                        rule?: string;
                                        /** @description The need holds only where this CEL condition is true */
                                        when?: string;
                                        /** @description Shown instead of the name of the field or evidence */
                                        label?: {
                                            /** @description Chinese, as officials say it */
                                            zh: string;
                                            /** @description English */
                                            en: string;
                                        };
                                        /** @description Why it is needed */
                                        because: {
                                            /** @description Chinese, as officials say it */
                                            zh: string;
                                            /** @description English */
                                            en: string;
                                        };
                                    }[];
                                    /**
                                     * @description Whether the claim states an amount of money
                                     * @default none
                                     * @enum {string}
                                     */
                                    amount?: "required" | "optional" | "none";
                                    /** @description Figure offered as the amount: investment.agreed */
                                    amount_from?: string;
                                    /**
                                     * @description Whether a voucher number is required
                                     * @default false
                                     */
                                    voucher?: boolean;
                                    /**
                                     * @description Who may submit it
                                     * @default [
                                     *       "officer",
                                     *       "unit_lead"
                                     *     ]
                                     */
                                    submit?: ("officer" | "unit_lead" | "unit_reviewer" | "city_reviewer" | "department" | "carrier" | "leader" | "admin")[];
                                    /** @description Levels of review, in order */
                                    review: ("unit" | "city")[];
                                };
                                filing?: {
                                    zh: string;
                                    en: string;
                                    /** @default [] */
                                    needs?: {
                                        /** @description A field id; a figure may name its basis: investment.agreed */
                                        field?: string;
                                        /** @description A kind of evidence, or a list of which any one will do */
                                        evidence?: string | string[];
                                        /** @description A CEL condition that must be true */
                                        rule?: string;
                                        /** @description The need holds only where this CEL condition is true */
                                        when?: string;
                                        /** @description Shown instead of the name of the field or evidence */
                                        label?: {
                                            /** @description Chinese, as officials say it */
                                            zh: string;
                                            /** @description English */
                                            en: string;
                                        };
                                        /** @description Why it is needed */
                                        because: {
                                            /** @description Chinese, as officials say it */
                                            zh: string;
                                            /** @description English */
                                            en: string;
                                        };
                                    }[];
                                    /**
                                     * @description Whether the claim states an amount of money
                                     * @default none
                                     * @enum {string}
                                     */
                                    amount?: "required" | "optional" | "none";
                                    /** @description Figure offered as the amount: investment.agreed */
                                    amount_from?: string;
                                    /**
                                     * @description Whether a voucher number is required
                                     * @default false
                                     */
                                    voucher?: boolean;
                                    /**
                                     * @description Who may submit it
                                     * @default [
                                     *       "officer",
                                     *       "unit_lead"
                                     *     ]
                                     */
                                    submit?: ("officer" | "unit_lead" | "unit_reviewer" | "city_reviewer" | "department" | "carrier" | "leader" | "admin")[];
                                    /** @description Levels of review, in order */
                                    review: ("unit" | "city")[];
                                };
                                permit?: {
                                    zh: string;
                                    en: string;
                                    /** @default [] */
                                    needs?: {
                                        /** @description A field id; a figure may name its basis: investment.agreed */
                                        field?: string;
                                        /** @description A kind of evidence, or a list of which any one will do */
                                        evidence?: string | string[];
                                        /** @description A CEL condition that must be true */
                                        rule?: string;
                                        /** @description The need holds only where this CEL condition is true */
                                        when?: string;
                                        /** @description Shown instead of the name of the field or evidence */
                                        label?: {
                                            /** @description Chinese, as officials say it */
                                            zh: string;
                                            /** @description English */
                                            en: string;
                                        };
                                        /** @description Why it is needed */
                                        because: {
                                            /** @description Chinese, as officials say it */
                                            zh: string;
                                            /** @description English */
                                            en: string;
                                        };
                                    }[];
                                    /**
                                     * @description Whether the claim states an amount of money
                                     * @default none
                                     * @enum {string}
                                     */
                                    amount?: "required" | "optional" | "none";
                                    /** @description Figure offered as the amount: investment.agreed */
                                    amount_from?: string;
                                    /**
                                     * @description Whether a voucher number is required
                                     * @default false
                                     */
                                    voucher?: boolean;
                                    /**
                                     * @description Who may submit it
                                     * @default [
                                     *       "officer",
                                     *       "unit_lead"
                                     *     ]
                                     */
                                    submit?: ("officer" | "unit_lead" | "unit_reviewer" | "city_reviewer" | "department" | "carrier" | "leader" | "admin")[];
                                    /** @description Levels of review, in order */
                                    review: ("unit" | "city")[];
                                };
                                start?: {
                                    zh: string;
                                    en: string;
                                    /** @default [] */
                                    needs?: {
                                        /** @description A field id; a figure may name its basis: investment.agreed */
                                        field?: string;
                                        /** @description A kind of evidence, or a list of which any one will do */
                                        evidence?: string | string[];
                                        /** @description A CEL condition that must be true */
                                        rule?: string;
                                        /** @description The need holds only where this CEL condition is true */
                                        when?: string;
                                        /** @description Shown instead of the name of the field or evidence */
                                        label?: {
                                            /** @description Chinese, as officials say it */
                                            zh: string;
                                            /** @description English */
                                            en: string;
                                        };
                                        /** @description Why it is needed */
                                        because: {
                                            /** @description Chinese, as officials say it */
                                            zh: string;
                                            /** @description English */
                                            en: string;
                                        };
                                    }[];
                                    /**
                                     * @description Whether the claim states an amount of money
                                     * @default none
                                     * @enum {string}
                                     */
                                    amount?: "required" | "optional" | "none";
                                    /** @description Figure offered as the amount: investment.agreed */
                                    amount_from?: string;
                                    /**
                                     * @description Whether a voucher number is required
                                     * @default false
                                     */
                                    voucher?: boolean;
                                    /**
                                     * @description Who may submit it
                                     * @default [
                                     *       "officer",
                                     *       "unit_lead"
                                     *     ]
                                     */
                                    submit?: ("officer" | "unit_lead" | "unit_reviewer" | "city_reviewer" | "department" | "carrier" | "leader" | "admin")[];
                                    /** @description Levels of review, in order */
                                    review: ("unit" | "city")[];
                                };
                                in_statistics?: {
                                    zh: string;
                                    en: string;
                                    /** @default [] */
                                    needs?: {
                                        /** @description A field id; a figure may name its basis: investment.agreed */
                                        field?: string;
                                        /** @description A kind of evidence, or a list of which any one will do */
                                        evidence?: string | string[];
                                        /** @description A CEL condition that must be true */
                                        rule?: string;
                                        /** @description The need holds only where this CEL condition is true */
                                        when?: string;
                                        /** @description Shown instead of the name of the field or evidence */
                                        label?: {
                                            /** @description Chinese, as officials say it */
                                            zh: string;
                                            /** @description English */
                                            en: string;
                                        };
                                        /** @description Why it is needed */
                                        because: {
                                            /** @description Chinese, as officials say it */
                                            zh: string;
                                            /** @description English */
                                            en: string;
                                        };
                                    }[];
                                    /**
                                     * @description Whether the claim states an amount of money
                                     * @default none
                                     * @enum {string}
                                     */
                                    amount?: "required" | "optional" | "none";
                                    /** @description Figure offered as the amount: investment.agreed */
                                    amount_from?: string;
                                    /**
                                     * @description Whether a voucher number is required
                                     * @default false
                                     */
                                    voucher?: boolean;
                                    /**
                                     * @description Who may submit it
                                     * @default [
                                     *       "officer",
                                     *       "unit_lead"
                                     *     ]
                                     */
                                    submit?: ("officer" | "unit_lead" | "unit_reviewer" | "city_reviewer" | "department" | "carrier" | "leader" | "admin")[];
                                    /** @description Levels of review, in order */
                                    review: ("unit" | "city")[];
                                };
                                completion?: {
                                    zh: string;
                                    en: string;
                                    /** @default [] */
                                    needs?: {
                                        /** @description A field id; a figure may name its basis: investment.agreed */
                                        field?: string;
                                        /** @description A kind of evidence, or a list of which any one will do */
                                        evidence?: string | string[];
                                        /** @description A CEL condition that must be true */
                                        rule?: string;
                                        /** @description The need holds only where this CEL condition is true */
                                        when?: string;
                                        /** @description Shown instead of the name of the field or evidence */
                                        label?: {
                                            /** @description Chinese, as officials say it */
                                            zh: string;
                                            /** @description English */
                                            en: string;
                                        };
                                        /** @description Why it is needed */
                                        because: {
                                            /** @description Chinese, as officials say it */
                                            zh: string;
                                            /** @description English */
                                            en: string;
                                        };
                                    }[];
                                    /**
                                     * @description Whether the claim states an amount of money
                                     * @default none
                                     * @enum {string}
                                     */
                                    amount?: "required" | "optional" | "none";
                                    /** @description Figure offered as the amount: investment.agreed */
                                    amount_from?: string;
                                    /**
                                     * @description Whether a voucher number is required
                                     * @default false
                                     */
                                    voucher?: boolean;
                                    /**
                                     * @description Who may submit it
                                     * @default [
                                     *       "officer",
                                     *       "unit_lead"
                                     *     ]
                                     */
                                    submit?: ("officer" | "unit_lead" | "unit_reviewer" | "city_reviewer" | "department" | "carrier" | "leader" | "admin")[];
                                    /** @description Levels of review, in order */
                                    review: ("unit" | "city")[];
                                };
                                production?: {
                                    zh: string;
                                    en: string;
                                    /** @default [] */
                                    needs?: {
                                        /** @description A field id; a figure may name its basis: investment.agreed */
                                        field?: string;
                                        /** @description A kind of evidence, or a list of which any one will do */
                                        evidence?: string | string[];
                                        /** @description A CEL condition that must be true */
                                        rule?: string;
                                        /** @description The need holds only where this CEL condition is true */
                                        when?: string;
                                        /** @description Shown instead of the name of the field or evidence */
                                        label?: {
                                            /** @description Chinese, as officials say it */
                                            zh: string;
                                            /** @description English */
                                            en: string;
                                        };
                                        /** @description Why it is needed */
                                        because: {
                                            /** @description Chinese, as officials say it */
                                            zh: string;
                                            /** @description English */
                                            en: string;
                                        };
                                    }[];
                                    /**
                                     * @description Whether the claim states an amount of money
                                     * @default none
                                     * @enum {string}
                                     */
                                    amount?: "required" | "optional" | "none";
                                    /** @description Figure offered as the amount: investment.agreed */
                                    amount_from?: string;
                                    /**
                                     * @description Whether a voucher number is required
                                     * @default false
                                     */
                                    voucher?: boolean;
                                    /**
                                     * @description Who may submit it
                                     * @default [
                                     *       "officer",
                                     *       "unit_lead"
                                     *     ]
                                     */
                                    submit?: ("officer" | "unit_lead" | "unit_reviewer" | "city_reviewer" | "department" | "carrier" | "leader" | "admin")[];
                                    /** @description Levels of review, in order */
                                    review: ("unit" | "city")[];
                                };
                                scale?: {
                                    zh: string;
                                    en: string;
                                    /** @default [] */
                                    needs?: {
                                        /** @description A field id; a figure may name its basis: investment.agreed */
                                        field?: string;
                                        /** @description A kind of evidence, or a list of which any one will do */
                                        evidence?: string | string[];
                                        /** @description A CEL condition that must be true */
                                        rule?: string;
                                        /** @description The need holds only where this CEL condition is true */
                                        when?: string;
                                        /** @description Shown instead of the name of the field or evidence */
                                        label?: {
                                            /** @description Chinese, as officials say it */
                                            zh: string;
                                            /** @description English */
                                            en: string;
                                        };
                                        /** @description Why it is needed */
                                        because: {
                                            /** @description Chinese, as officials say it */
                                            zh: string;
                                            /** @description English */
                                            en: string;
                                        };
                                    }[];
                                    /**
                                     * @description Whether the claim states an amount of money
                                     * @default none
                                     * @enum {string}
                                     */
                                    amount?: "required" | "optional" | "none";
                                    /** @description Figure offered as the amount: investment.agreed */
                                    amount_from?: string;
                                    /**
                                     * @description Whether a voucher number is required
                                     * @default false
                                     */
                                    voucher?: boolean;
                                    /**
                                     * @description Who may submit it
                                     * @default [
                                     *       "officer",
                                     *       "unit_lead"
                                     *     ]
                                     */
                                    submit?: ("officer" | "unit_lead" | "unit_reviewer" | "city_reviewer" | "department" | "carrier" | "leader" | "admin")[];
                                    /** @description Levels of review, in order */
                                    review: ("unit" | "city")[];
                                };
                                full_capacity?: {
                                    zh: string;
                                    en: string;
                                    /** @default [] */
                                    needs?: {
                                        /** @description A field id; a figure may name its basis: investment.agreed */
                                        field?: string;
                                        /** @description A kind of evidence, or a list of which any one will do */
                                        evidence?: string | string[];
                                        /** @description A CEL condition that must be true */
                                        rule?: string;
                                        /** @description The need holds only where this CEL condition is true */
                                        when?: string;
                                        /** @description Shown instead of the name of the field or evidence */
                                        label?: {
                                            /** @description Chinese, as officials say it */
                                            zh: string;
                                            /** @description English */
                                            en: string;
                                        };
                                        /** @description Why it is needed */
                                        because: {
                                            /** @description Chinese, as officials say it */
                                            zh: string;
                                            /** @description English */
                                            en: string;
                                        };
                                    }[];
                                    /**
                                     * @description Whether the claim states an amount of money
                                     * @default none
                                     * @enum {string}
                                     */
                                    amount?: "required" | "optional" | "none";
                                    /** @description Figure offered as the amount: investment.agreed */
                                    amount_from?: string;
                                    /**
                                     * @description Whether a voucher number is required
                                     * @default false
                                     */
                                    voucher?: boolean;
                                    /**
                                     * @description Who may submit it
                                     * @default [
                                     *       "officer",
                                     *       "unit_lead"
                                     *     ]
                                     */
                                    submit?: ("officer" | "unit_lead" | "unit_reviewer" | "city_reviewer" | "department" | "carrier" | "leader" | "admin")[];
                                    /** @description Levels of review, in order */
                                    review: ("unit" | "city")[];
                                };
                                arrival?: {
                                    zh: string;
                                    en: string;
                                    /** @default [] */
                                    needs?: {
                                        /** @description A field id; a figure may name its basis: investment.agreed */
                                        field?: string;
                                        /** @description A kind of evidence, or a list of which any one will do */
                                        evidence?: string | string[];
                                        /** @description A CEL condition that must be true */
                                        rule?: string;
                                        /** @description The need holds only where this CEL condition is true */
                                        when?: string;
                                        /** @description Shown instead of the name of the field or evidence */
                                        label?: {
                                            /** @description Chinese, as officials say it */
                                            zh: string;
                                            /** @description English */
                                            en: string;
                                        };
                                        /** @description Why it is needed */
                                        because: {
                                            /** @description Chinese, as officials say it */
                                            zh: string;
                                            /** @description English */
                                            en: string;
                                        };
                                    }[];
                                    /**
                                     * @description Whether the claim states an amount of money
                                     * @default none
                                     * @enum {string}
                                     */
                                    amount?: "required" | "optional" | "none";
                                    /** @description Figure offered as the amount: investment.agreed */
                                    amount_from?: string;
                                    /**
                                     * @description Whether a voucher number is required
                                     * @default false
                                     */
                                    voucher?: boolean;
                                    /**
                                     * @description Who may submit it
                                     * @default [
                                     *       "officer",
                                     *       "unit_lead"
                                     *     ]
                                     */
                                    submit?: ("officer" | "unit_lead" | "unit_reviewer" | "city_reviewer" | "department" | "carrier" | "leader" | "admin")[];
                                    /** @description Levels of review, in order */
                                    review: ("unit" | "city")[];
                                };
                                outcome?: {
                                    zh: string;
                                    en: string;
                                    /** @default [] */
                                    needs?: {
                                        /** @description A field id; a figure may name its basis: investment.agreed */
                                        field?: string;
                                        /** @description A kind of evidence, or a list of which any one will do */
                                        evidence?: string | string[];
                                        /** @description A CEL condition that must be true */
                                        rule?: string;
                                        /** @description The need holds only where this CEL condition is true */
                                        when?: string;
                                        /** @description Shown instead of the name of the field or evidence */
                                        label?: {
                                            /** @description Chinese, as officials say it */
                                            zh: string;
                                            /** @description English */
                                            en: string;
                                        };
                                        /** @description Why it is needed */
                                        because: {
                                            /** @description Chinese, as officials say it */
                                            zh: string;
                                            /** @description English */
                                            en: string;
                                        };
                                    }[];
                                    /**
                                     * @description Whether the claim states an amount of money
                                     * @default none
                                     * @enum {string}
                                     */
                                    amount?: "required" | "optional" | "none";
                                    /** @description Figure offered as the amount: investment.agreed */
                                    amount_from?: string;
                                    /**
                                     * @description Whether a voucher number is required
                                     * @default false
                                     */
                                    voucher?: boolean;
                                    /**
                                     * @description Who may submit it
                                     * @default [
                                     *       "officer",
                                     *       "unit_lead"
                                     *     ]
                                     */
                                    submit?: ("officer" | "unit_lead" | "unit_reviewer" | "city_reviewer" | "department" | "carrier" | "leader" | "admin")[];
                                    /** @description Levels of review, in order */
                                    review: ("unit" | "city")[];
                                };
                            };
                            /**
                             * @description In order of severity: the first that is true sets the light, else green
                             * @default []
                             */
                            lights?: {
                                /** @description An id: lower-case letters, digits and underscores. It never changes once in use. */
                                id: string;
                                /** @enum {string} */
                                light: "red" | "yellow" | "blue";
                                /** @description Only in these stages */
                                stages?: string[];
                                /** @description Only while this step of the lead service is the one due next */
                                step?: string;
                                /** @description A CEL expression; a missing fact makes the answer unknown, neither yes nor no */
                                when: string;
                                zh: string;
                                en: string;
                                /** @description Where it was taken from: a place and year, or that the number is our default; one text does for both languages */
                                source?: string | {
                                    /** @description Chinese, as officials say it */
                                    zh: string;
                                    /** @description English */
                                    en: string;
                                };
                            }[];
                            /** @default [] */
                            counting?: {
                                /** @description An id: lower-case letters, digits and underscores. It never changes once in use. */
                                id: string;
                                zh: string;
                                en: string;
                                /**
                                 * @description Approved claims of this kind are counted
                                 * @enum {string}
                                 */
                                claim: "signing" | "registration" | "filing" | "permit" | "start" | "in_statistics" | "completion" | "production" | "scale" | "full_capacity" | "arrival" | "outcome";
                                /** @description For outcomes: jobs, output or tax */
                                metric?: string;
                                /**
                                 * @description The headline figure; both are kept
                                 * @enum {string}
                                 */
                                measure: "count" | "amount";
                                /** @description Figure used where the claim states no amount: investment.agreed */
                                amount?: string;
                                /**
                                 * @description How often one project counts
                                 * @default project
                                 * @enum {string}
                                 */
                                once_per?: "project" | "year" | "claim";
                                /**
                                 * @description A capital increase adds its amount and no project, or stays out
                                 * @default increment
                                 * @enum {string}
                                 */
                                capital_increase?: "increment" | "excluded";
                                /** @default [] */
                                exclude?: {
                                    /** @description A CEL expression; a missing fact makes the answer unknown, neither yes nor no */
                                    when: string;
                                    /** @description What a person reads, in both languages */
                                    because: {
                                        /** @description Chinese, as officials say it */
                                        zh: string;
                                        /** @description English */
                                        en: string;
                                    };
                                }[];
                            }[];
                            /** @default [] */
                            scores?: ({
                                /** @description An id: lower-case letters, digits and underscores. It never changes once in use. */
                                id: string;
                                zh: string;
                                en: string;
                                weight: number;
                                /** @description Where it was taken from: a place and year, or that the number is our default; one text does for both languages */
                                source?: string | {
                                    /** @description Chinese, as officials say it */
                                    zh: string;
                                    /** @description English */
                                    en: string;
                                };
                                /** @enum {string} */
                                rule: "ratio";
                                /** @description A CEL expression; a missing fact makes the answer unknown, neither yes nor no */
                                metric: string;
                            } | {
                                /** @description An id: lower-case letters, digits and underscores. It never changes once in use. */
                                id: string;
                                zh: string;
                                en: string;
                                weight: number;
                                /** @description Where it was taken from: a place and year, or that the number is our default; one text does for both languages */
                                source?: string | {
                                    /** @description Chinese, as officials say it */
                                    zh: string;
                                    /** @description English */
                                    en: string;
                                };
                                /** @enum {string} */
                                rule: "ratio_capped";
                                /** @description A CEL expression; a missing fact makes the answer unknown, neither yes nor no */
                                metric: string;
                                /**
                                 * @description The ratio counts up to this
                                 * @default 1
                                 */
                                cap?: number;
                            } | {
                                /** @description An id: lower-case letters, digits and underscores. It never changes once in use. */
                                id: string;
                                zh: string;
                                en: string;
                                weight: number;
                                /** @description Where it was taken from: a place and year, or that the number is our default; one text does for both languages */
                                source?: string | {
                                    /** @description Chinese, as officials say it */
                                    zh: string;
                                    /** @description English */
                                    en: string;
                                };
                                /**
                                 * @description (x − min) ÷ (max − min) × 40 + 60, as hundredths of the weight
                                 * @enum {string}
                                 */
                                rule: "efficacy";
                                /** @description A CEL expression; a missing fact makes the answer unknown, neither yes nor no */
                                metric: string;
                                /** @description A CEL expression; a missing fact makes the answer unknown, neither yes nor no */
                                min: string;
                                /** @description A CEL expression; a missing fact makes the answer unknown, neither yes nor no */
                                max: string;
                            } | {
                                /** @description An id: lower-case letters, digits and underscores. It never changes once in use. */
                                id: string;
                                zh: string;
                                en: string;
                                weight: number;
                                /** @description Where it was taken from: a place and year, or that the number is our default; one text does for both languages */
                                source?: string | {
                                    /** @description Chinese, as officials say it */
                                    zh: string;
                                    /** @description English */
                                    en: string;
                                };
                                /** @enum {string} */
                                rule: "steps";
                                /** @description A CEL expression; a missing fact makes the answer unknown, neither yes nor no */
                                metric: string;
                                steps: {
                                    at_least: number;
                                    points: number;
                                }[];
                            } | {
                                /** @description An id: lower-case letters, digits and underscores. It never changes once in use. */
                                id: string;
                                zh: string;
                                en: string;
                                weight: number;
                                /** @description Where it was taken from: a place and year, or that the number is our default; one text does for both languages */
                                source?: string | {
                                    /** @description Chinese, as officials say it */
                                    zh: string;
                                    /** @description English */
                                    en: string;
                                };
                                /** @enum {string} */
                                rule: "deduction";
                                each: {
                                    /** @description How many */
                                    metric: string;
                                    /** @description Points for each one */
                                    points: number;
                                    cap?: number;
                                    zh: string;
                                    en: string;
                                }[];
                            } | {
                                /** @description An id: lower-case letters, digits and underscores. It never changes once in use. */
                                id: string;
                                zh: string;
                                en: string;
                                weight: number;
                                /** @description Where it was taken from: a place and year, or that the number is our default; one text does for both languages */
                                source?: string | {
                                    /** @description Chinese, as officials say it */
                                    zh: string;
                                    /** @description English */
                                    en: string;
                                };
                                /** @enum {string} */
                                rule: "bonus";
                                each: {
                                    /** @description How many */
                                    metric: string;
                                    /** @description Points for each one */
                                    points: number;
                                    cap?: number;
                                    zh: string;
                                    en: string;
                                }[];
                            })[];
                            /** @description First contact 首谈; without it nobody is protected */
                            first_contact?: {
                                /**
                                 * @description What makes a registration valid, beside an investor who is named: facts, size, proof of contact
                                 * @default []
                                 */
                                needs?: {
                                    /** @description A field id; a figure may name its basis: investment.agreed */
                                    field?: string;
                                    /** @description A kind of evidence, or a list of which any one will do */
                                    evidence?: string | string[];
                                    /** @description A CEL condition that must be true */
                                    rule?: string;
                                    /** @description The need holds only where this CEL condition is true */
                                    when?: string;
                                    /** @description Shown instead of the name of the field or evidence */
                                    label?: {
                                        /** @description Chinese, as officials say it */
                                        zh: string;
                                        /** @description English */
                                        en: string;
                                    };
                                    /** @description Why it is needed */
                                    because: {
                                        /** @description Chinese, as officials say it */
                                        zh: string;
                                        /** @description English */
                                        en: string;
                                    };
                                }[];
                                /** @description Days that the registration protects, and each talk with the investor anew */
                                days: number;
                                /** @description The most days in all, however often the talks renew it */
                                limit_days: number;
                                /**
                                 * @description Days before its end on which its holder is warned
                                 * @default [
                                 *       14,
                                 *       3
                                 *     ]
                                 */
                                warn_days?: number[];
                                /**
                                 * @description The most days in all that its clock may stand still
                                 * @default 0
                                 */
                                pause_days?: number;
                                /** @description The stage that ends it in success; without it the first after signing */
                                ends_at?: string;
                                /**
                                 * @description Days in which the holder answers who asks; after them who asked may appeal
                                 * @default 3
                                 */
                                answer_days?: number;
                                /**
                                 * @description Who decides a dispute, above both units
                                 * @default [
                                 *       "city_reviewer"
                                 *     ]
                                 */
                                arbiters?: ("officer" | "unit_lead" | "unit_reviewer" | "city_reviewer" | "department" | "carrier" | "leader" | "admin")[];
                            };
                            /**
                             * @description How days are counted: each of them, or those on which offices are open
                             * @default {}
                             */
                            calendar?: {
                                /**
                                 * @description Which days a service level counts
                                 * @default calendar
                                 * @enum {string}
                                 */
                                count?: "calendar" | "working";
                                /**
                                 * @description Working days that are off
                                 * @default []
                                 */
                                holidays?: string[];
                                /**
                                 * @description Saturdays and Sundays that are worked
                                 * @default []
                                 */
                                workdays?: string[];
                            };
                            /** @description Service levels of leads; without it none is late */
                            lead_service?: {
                                /**
                                 * @description Days before the last day on which who carries it is told
                                 * @default 1
                                 */
                                remind_days?: number;
                                steps: {
                                    /** @description An id: lower-case letters, digits and underscores. It never changes once in use. */
                                    id: string;
                                    zh: string;
                                    en: string;
                                    /** @description Days from the day on which the lead was logged, once */
                                    within?: number;
                                    /** @description Days from the last such record, again and again */
                                    every?: number;
                                    /** @description Records of the ledger that satisfy it; any one will do */
                                    by: ("contacted" | "fed_back" | "moved" | "moved_back" | "status_set" | "noted" | "evidence_added")[];
                                    /** @description Asked for in these stages only */
                                    stages: string[];
                                    /** @description Asked for only where this CEL condition is true */
                                    when?: string;
                                    /** @description Where it was taken from: a place and year, or that the number is our default; one text does for both languages */
                                    source?: string | {
                                        /** @description Chinese, as officials say it */
                                        zh: string;
                                        /** @description English */
                                        en: string;
                                    };
                                }[];
                            };
                            /**
                             * @description Transfer 流转 of projects between units, and the sharing that follows it
                             * @default {}
                             */
                            transfer?: {
                                /**
                                 * @description Days in which a named unit answers; silence returns the project
                                 * @default 7
                                 */
                                answer_days?: number;
                                /**
                                 * @description Days that a project waits in the pool; silence returns it
                                 * @default 90
                                 */
                                pool_days?: number;
                                /**
                                 * @description Percent of every count and amount for the unit that passed it on
                                 * @default 50
                                 */
                                share_counts?: number;
                                /**
                                 * @description Percent of its tax for the unit that passed it on
                                 * @default 50
                                 */
                                share_tax?: number;
                                /**
                                 * @description Years that the sharing lasts from the day it is taken
                                 * @default 5
                                 */
                                years?: number;
                            };
                            /** @description Relocation 企业平移; without it no project is taken for one */
                            relocation?: {
                                /** @description A project produces once it is at this stage or past it */
                                from_stage: string;
                                /**
                                 * @description Milestones whose approved claim proves production, whatever the stage
                                 * @default [
                                 *       "production"
                                 *     ]
                                 */
                                claims?: ("signing" | "registration" | "filing" | "permit" | "start" | "in_statistics" | "completion" | "production" | "scale" | "full_capacity")[];
                                /**
                                 * @description Statuses in which the earlier project is still taken for a place of production: who leaves is lost
                                 * @default [
                                 *       "active",
                                 *       "paused",
                                 *       "lost"
                                 *     ]
                                 */
                                statuses?: string[];
                                /**
                                 * @description What the production must have preceded: that the project came in, or that it was signed
                                 * @default registered
                                 * @enum {string}
                                 */
                                judged_on?: "registered" | "signed";
                                /** @description Indicators in which a relocation does not count */
                                exclude: string[];
                                /** @description Why it does not count, beside each line that stays out */
                                because: {
                                    /** @description Chinese, as officials say it */
                                    zh: string;
                                    /** @description English */
                                    en: string;
                                };
                                /**
                                 * @description Who lifts a flag or sets one, above both units
                                 * @default [
                                 *       "city_reviewer",
                                 *       "leader"
                                 *     ]
                                 */
                                deciders?: ("officer" | "unit_lead" | "unit_reviewer" | "city_reviewer" | "department" | "carrier" | "leader" | "admin")[];
                            };
                            /** @default {} */
                            reminders?: {
                                /**
                                 * @description Days before the date of the next step
                                 * @default 1
                                 */
                                next_step_days?: number;
                                /**
                                 * @description Days before the expected days of a stage end
                                 * @default 7
                                 */
                                stage_deadline_days?: number;
                                /**
                                 * @description Days that a claim waits before its reviewer is told again
                                 * @default 3
                                 */
                                review_waiting_days?: number;
                                /** @description Days after which a silent project is asked for a report */
                                report_every_days?: number;
                            };
                            /**
                             * @description Sizes beyond which a figure is more likely a wrong unit: asked about, never refused
                             * @default {}
                             */
                            ceilings?: {
                                /**
                                 * @description 亿元; other currencies at a coarse rate
                                 * @default 500
                                 */
                                money?: number | string;
                                /**
                                 * @description Mu
                                 * @default 10000
                                 */
                                land?: number | string;
                                /**
                                 * @description Square metres
                                 * @default 10000000
                                 */
                                floor?: number | string;
                                /**
                                 * @description People
                                 * @default 100000
                                 */
                                people?: number | string;
                                /**
                                 * @description Tonnes of coal equivalent a year
                                 * @default 10000000
                                 */
                                energy?: number | string;
                            };
                        };
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "playbook.editions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            number: number;
                            source: string;
                            effective_on: string;
                            activated_at: string;
                            activated_by: string | null;
                            in_force: boolean;
                            /** @description Activated for a day that has not come */
                            to_come: boolean;
                        }[];
                        can: string[];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "playbook.activate": {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key within a day, the request is done once and gets the same answer */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @example id: kunshan
                     *     name: { zh: 昆山, en: Kunshan }
                     */
                    source: string;
                    /** Format: date */
                    effective_on: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        number: number;
                        effective_on: string;
                        name: {
                            zh: string;
                            en: string;
                        };
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "playbook.compare": {
        parameters: {
            query: {
                from: string;
                to: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            zh: string;
                            en: string;
                        }[];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "playbook.shipped": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            zh: string;
                            en: string;
                            source: string;
                        }[];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "playbook.try": {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key within a day, the request is done once and gets the same answer */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @example id: kunshan
                     *     name: { zh: 昆山, en: Kunshan }
                     */
                    source: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ok: boolean;
                        faults: {
                            line: number;
                            column: number;
                            path: string;
                            message_zh: string;
                            message_en: string;
                        }[];
                        differences: {
                            zh: string;
                            en: string;
                        }[];
                        effects: {
                            /** @description Active projects for which something changes */
                            projects: number;
                            no_stage: {
                                stage: string;
                                projects: number;
                            }[];
                            lacking: {
                                stage: string;
                                field: string;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                                projects: number;
                            }[];
                            lights: {
                                from: string;
                                to: string;
                                projects: number;
                            }[];
                        } | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "industries.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @example 3911 */
                            code: string;
                            zh: string;
                            en: string;
                        }[];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "projects.export": {
        parameters: {
            query?: {
                format?: "xlsx" | "csv";
                columns?: string;
                q?: string;
                unit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "claims.export": {
        parameters: {
            query?: {
                format?: "xlsx" | "csv";
                /** @description Ids of columns, comma separated; all where none is named */
                columns?: string;
                queue?: "mine" | "all";
                status?: "submitted" | "unit_approved" | "approved" | "returned";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "members.export": {
        parameters: {
            query?: {
                format?: "xlsx" | "csv";
                /** @description Ids of columns, comma separated; all where none is named */
                columns?: string;
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "enterprises.relations.export": {
        parameters: {
            query?: {
                format?: "xlsx" | "csv";
                /** @description Ids of columns, comma separated; all where none is named */
                columns?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "enterprises.export": {
        parameters: {
            query?: {
                format?: "xlsx" | "csv";
                /** @description Ids of columns, comma separated; all where none is named */
                columns?: string;
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "enterprises.list": {
        parameters: {
            query?: {
                q?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: (components["schemas"]["Enterprise"] & {
                            /** @description How many it invests in, confidential ones left out */
                            projects: number;
                        })[];
                        next: string | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "enterprises.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key within a day, the request is done once and gets the same answer */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    changes: components["schemas"]["EnterpriseChanges"];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Enterprise"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "enterprises.projects": {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @enum {string} */
                            access: "full" | "existence";
                            id: string;
                            name: string;
                            unit: {
                                id: string;
                                name: string;
                            };
                            stage: {
                                id: string;
                                zh: string;
                                en: string;
                            } | null;
                            light: string | null;
                            /** @description Yuan: agreed, else announced, else what has arrived */
                            investment_cny: string | null;
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "enterprises.candidates": {
        parameters: {
            query?: {
                name?: string;
                /** @description Unified social credit code, where it is known */
                code?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The likest first; those that are surely different are left out */
                        items: components["schemas"]["EnterpriseCandidate"][];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "enterprises.pairs": {
        parameters: {
            query?: {
                view?: "waiting" | "later" | "different";
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["EnterprisePair"][];
                        next: string | null;
                        /** @description How many wait for a decision, up to 1,000 */
                        waiting: number;
                        waiting_exact: boolean;
                        /** @description The last walk through the whole register */
                        sweep: {
                            started_at: string;
                            finished_at: string | null;
                            done: number;
                            /** @description Enterprises there were when it began */
                            total: number;
                        } | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "enterprises.pairs.waiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Up to 100 */
                        waiting: number;
                        exact: boolean;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "enterprises.pairs.sweep": {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key within a day, the request is done once and gets the same answer */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sweep: {
                            started_at: string;
                            finished_at: string | null;
                            done: number;
                            /** @description Enterprises there were when it began */
                            total: number;
                        } | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "enterprises.pairs.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnterprisePairWhole"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "enterprises.pairs.decide": {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key within a day, the request is done once and gets the same answer */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    decision: "different" | "later";
                    seen: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnterprisePairWhole"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "enterprises.pairs.reopen": {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key within a day, the request is done once and gets the same answer */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Of the decision, as it was seen */
                    version: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnterprisePairWhole"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "enterprises.relations.preview": {
        parameters: {
            query: {
                /** @description A file that one uploaded oneself (POST /api/files) */
                sha256: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            /** @description The row as the spreadsheet numbers it */
                            n: number;
                            name: string;
                            other: string;
                            /**
                             * @description Null where the row cannot be read
                             * @enum {string|null}
                             */
                            role: "parent" | "subsidiary" | "group" | "controller" | "partner" | "venture" | null;
                            share: string | null;
                            /**
                             * @description add: it is new; pass: it is told already
                             * @enum {string}
                             */
                            will: "add" | "pass" | "refuse";
                            /** @description Why it will be refused */
                            because: {
                                zh: string;
                                en: string;
                            } | null;
                        }[];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "enterprises.relations.import": {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key within a day, the request is done once and gets the same answer */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description A file that one uploaded oneself (POST /api/files) */
                    sha256: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Relations that are new */
                        told: number;
                        /** @description Told already, and passed over */
                        known: number;
                        refused: {
                            /** @description The row as the spreadsheet numbers it */
                            n: number;
                            name: string;
                            other: string;
                            because: {
                                zh: string;
                                en: string;
                            };
                        }[];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "enterprises.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Enterprise"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "enterprises.edit": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    changes: components["schemas"]["EnterpriseChanges"];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Enterprise"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "enterprises.aliases": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnterpriseAliases"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "enterprises.aliases.add": {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key within a day, the request is done once and gets the same answer */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Of the enterprise, as it was seen */
                    version: number;
                    alias: components["schemas"]["EnterpriseAliasChanges"];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnterpriseAliases"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "enterprises.aliases.correct": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                alias_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Of the enterprise, as it was seen */
                    version: number;
                    changes: components["schemas"]["EnterpriseAliasChanges"];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnterpriseAliases"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "enterprises.aliases.withdraw": {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key within a day, the request is done once and gets the same answer */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
                alias_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Of the enterprise, as it was seen */
                    version: number;
                    /** @example 误录 */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnterpriseAliases"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "enterprises.relations": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnterpriseRelations"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "enterprises.relations.add": {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key within a day, the request is done once and gets the same answer */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Of the enterprise, as it was seen */
                    version: number;
                    /** Format: uuid */
                    other_id: string;
                    relation: {
                        /**
                         * @description What the other is to this one: its parent, its subsidiary, of one group, of one controller, its partner, its joint venture
                         * @enum {string}
                         */
                        role: "parent" | "subsidiary" | "group" | "controller" | "partner" | "venture";
                        /**
                         * @description Percent, decimal text
                         * @example 51
                         */
                        share: string | null;
                        /**
                         * Format: date
                         * @example 2018-03-01
                         */
                        since_on: string | null;
                        /**
                         * Format: date
                         * @example 2026-06-30
                         */
                        until_on: string | null;
                        /** @example 国家企业信用信息公示系统 */
                        source: string;
                        /** @description A file that one uploaded oneself (POST /api/files); null takes it away */
                        proof?: {
                            sha256: string;
                            name: string;
                        } | null;
                    };
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnterpriseRelations"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "enterprises.relations.correct": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                relation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Of the enterprise, as it was seen */
                    version: number;
                    changes: {
                        /**
                         * @description What the other is to this one: its parent, its subsidiary, of one group, of one controller, its partner, its joint venture
                         * @enum {string}
                         */
                        role?: "parent" | "subsidiary" | "group" | "controller" | "partner" | "venture";
                        /**
                         * @description Percent, decimal text
                         * @example 51
                         */
                        share?: string | null;
                        /**
                         * Format: date
                         * @example 2018-03-01
                         */
                        since_on?: string | null;
                        /**
                         * Format: date
                         * @example 2026-06-30
                         */
                        until_on?: string | null;
                        /** @example 国家企业信用信息公示系统 */
                        source?: string;
                        /** @description A file that one uploaded oneself (POST /api/files); null takes it away */
                        proof?: {
                            sha256: string;
                            name: string;
                        } | null;
                    };
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnterpriseRelations"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "enterprises.relations.withdraw": {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key within a day, the request is done once and gets the same answer */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
                relation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Of the enterprise, as it was seen */
                    version: number;
                    /** @example 误录 */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnterpriseRelations"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "enterprises.relations.proof": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                relation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "enterprises.kin": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            name: string;
                            /**
                             * @description What it is to this one; null where others stand between
                             * @enum {string|null}
                             */
                            role: "parent" | "subsidiary" | "group" | "controller" | "partner" | "venture" | null;
                            /** @description Whose first contact protects it */
                            held: {
                                unit: {
                                    id: string;
                                    name: string;
                                };
                                until_on: string;
                                ours: boolean;
                            } | null;
                            /** @description How many it invests in, confidential ones left out */
                            projects: number;
                        }[];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "projects.list": {
        parameters: {
            query?: {
                q?: string;
                /** @description Comma separated or repeated */
                stage?: string | string[];
                /** @description Comma separated or repeated */
                status?: string | string[];
                /** @description Comma separated or repeated */
                light?: string | string[];
                /** @description Comma separated or repeated */
                origin?: string | string[];
                /** @description Comma separated or repeated */
                origin_place?: string | string[];
                /** @description Comma separated or repeated */
                source?: string | string[];
                /** @description Comma separated or repeated */
                construction?: string | string[];
                /** @description With the units below it */
                unit?: string;
                /** @description Without the units below it */
                holder?: string;
                /** @description Must be empty: origin, origin_place, source, construction, industry, signed_on, status_reason */
                blank?: string | string[];
                industry?: string;
                /** @description Why it was paused, lost or withdrawn */
                status_reason?: string;
                /** @description Stands or has stood in one of these stages */
                reached?: string | string[];
                /** @description A stage that it has left */
                passed?: string;
                tag?: string;
                /** @description Brought in by the member, or with the member on the team */
                mine?: "true" | "false";
                confidential?: "true" | "false";
                /** @description Flagged as a relocation 企业平移 */
                relocated?: "true" | "false";
                /** @description Yuan */
                investment_min?: string;
                /** @description Yuan */
                investment_max?: string;
                came_on_from?: string;
                came_on_to?: string;
                first_contact_on_from?: string;
                first_contact_on_to?: string;
                signed_on_from?: string;
                signed_on_to?: string;
                registered_on_from?: string;
                registered_on_to?: string;
                filed_on_from?: string;
                filed_on_to?: string;
                permitted_on_from?: string;
                permitted_on_to?: string;
                planned_start_on_from?: string;
                planned_start_on_to?: string;
                started_on_from?: string;
                started_on_to?: string;
                in_statistics_on_from?: string;
                in_statistics_on_to?: string;
                planned_completion_on_from?: string;
                planned_completion_on_to?: string;
                completed_on_from?: string;
                completed_on_to?: string;
                produced_on_from?: string;
                produced_on_to?: string;
                scaled_on_from?: string;
                scaled_on_to?: string;
                full_capacity_on_from?: string;
                full_capacity_on_to?: string;
                next_step_on_from?: string;
                next_step_on_to?: string;
                sort?: "updated_at" | "investment_cny" | "stage_entered_on" | "name" | "industry" | "first_contact_on" | "signed_on" | "planned_start_on" | "started_on" | "produced_on" | "next_step_on";
                direction?: "asc" | "desc";
                cursor?: string;
                /** @description How many to pass over where no cursor leads there: one who pulls the scrollbar far */
                offset?: number | null;
                limit?: number;
                columns?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ListedProject"][];
                        next: string | null;
                        /** @description With the first page only */
                        total: number | null;
                        /** @description False where there are more than `total` */
                        total_exact: boolean;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "projects.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key within a day, the request is done once and gets the same answer */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Its facts; without unit_id it is the member’s own unit
                     * @example {
                     *       "name": "精密减速器生产基地",
                     *       "investment": {
                     *         "agreed": {
                     *           "value": "3.5",
                     *           "unit": "yi"
                     *         }
                     *       },
                     *       "signed_on": "2026-10-15"
                     *     }
                     */
                    changes: {
                        [key: string]: unknown;
                    };
                    /** @description The first stage unless said; its gate must be passed */
                    stage?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "projects.board": {
        parameters: {
            query?: {
                q?: string;
                /** @description Comma separated or repeated */
                stage?: string | string[];
                /** @description Comma separated or repeated */
                status?: string | string[];
                /** @description Comma separated or repeated */
                light?: string | string[];
                /** @description Comma separated or repeated */
                origin?: string | string[];
                /** @description Comma separated or repeated */
                origin_place?: string | string[];
                /** @description Comma separated or repeated */
                source?: string | string[];
                /** @description Comma separated or repeated */
                construction?: string | string[];
                /** @description With the units below it */
                unit?: string;
                /** @description Without the units below it */
                holder?: string;
                /** @description Must be empty: origin, origin_place, source, construction, industry, signed_on, status_reason */
                blank?: string | string[];
                industry?: string;
                /** @description Why it was paused, lost or withdrawn */
                status_reason?: string;
                /** @description Stands or has stood in one of these stages */
                reached?: string | string[];
                /** @description A stage that it has left */
                passed?: string;
                tag?: string;
                /** @description Brought in by the member, or with the member on the team */
                mine?: "true" | "false";
                confidential?: "true" | "false";
                /** @description Flagged as a relocation 企业平移 */
                relocated?: "true" | "false";
                /** @description Yuan */
                investment_min?: string;
                /** @description Yuan */
                investment_max?: string;
                came_on_from?: string;
                came_on_to?: string;
                first_contact_on_from?: string;
                first_contact_on_to?: string;
                signed_on_from?: string;
                signed_on_to?: string;
                registered_on_from?: string;
                registered_on_to?: string;
                filed_on_from?: string;
                filed_on_to?: string;
                permitted_on_from?: string;
                permitted_on_to?: string;
                planned_start_on_from?: string;
                planned_start_on_to?: string;
                started_on_from?: string;
                started_on_to?: string;
                in_statistics_on_from?: string;
                in_statistics_on_to?: string;
                planned_completion_on_from?: string;
                planned_completion_on_to?: string;
                completed_on_from?: string;
                completed_on_to?: string;
                produced_on_from?: string;
                produced_on_to?: string;
                scaled_on_from?: string;
                scaled_on_to?: string;
                full_capacity_on_from?: string;
                full_capacity_on_to?: string;
                next_step_on_from?: string;
                next_step_on_to?: string;
                cards?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        columns: {
                            stage: string;
                            label: {
                                zh: string;
                                en: string;
                            };
                            /** @description Days that a project is expected to stay */
                            days: number | null;
                            count: number;
                            investment_cny: string;
                            lights: {
                                [key: string]: number;
                            };
                            items: components["schemas"]["ListedProject"][];
                            /** @description Goes on at GET /api/projects?stage=…&status=… */
                            next: string | null;
                        }[];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "projects.groups": {
        parameters: {
            query: {
                q?: string;
                /** @description Comma separated or repeated */
                stage?: string | string[];
                /** @description Comma separated or repeated */
                status?: string | string[];
                /** @description Comma separated or repeated */
                light?: string | string[];
                /** @description Comma separated or repeated */
                origin?: string | string[];
                /** @description Comma separated or repeated */
                origin_place?: string | string[];
                /** @description Comma separated or repeated */
                source?: string | string[];
                /** @description Comma separated or repeated */
                construction?: string | string[];
                /** @description With the units below it */
                unit?: string;
                /** @description Without the units below it */
                holder?: string;
                /** @description Must be empty: origin, origin_place, source, construction, industry, signed_on, status_reason */
                blank?: string | string[];
                industry?: string;
                /** @description Why it was paused, lost or withdrawn */
                status_reason?: string;
                /** @description Stands or has stood in one of these stages */
                reached?: string | string[];
                /** @description A stage that it has left */
                passed?: string;
                tag?: string;
                /** @description Brought in by the member, or with the member on the team */
                mine?: "true" | "false";
                confidential?: "true" | "false";
                /** @description Flagged as a relocation 企业平移 */
                relocated?: "true" | "false";
                /** @description Yuan */
                investment_min?: string;
                /** @description Yuan */
                investment_max?: string;
                came_on_from?: string;
                came_on_to?: string;
                first_contact_on_from?: string;
                first_contact_on_to?: string;
                signed_on_from?: string;
                signed_on_to?: string;
                registered_on_from?: string;
                registered_on_to?: string;
                filed_on_from?: string;
                filed_on_to?: string;
                permitted_on_from?: string;
                permitted_on_to?: string;
                planned_start_on_from?: string;
                planned_start_on_to?: string;
                started_on_from?: string;
                started_on_to?: string;
                in_statistics_on_from?: string;
                in_statistics_on_to?: string;
                planned_completion_on_from?: string;
                planned_completion_on_to?: string;
                completed_on_from?: string;
                completed_on_to?: string;
                produced_on_from?: string;
                produced_on_to?: string;
                scaled_on_from?: string;
                scaled_on_to?: string;
                full_capacity_on_from?: string;
                full_capacity_on_to?: string;
                next_step_on_from?: string;
                next_step_on_to?: string;
                by: "stage" | "status" | "light" | "unit" | "industry" | "origin" | "origin_place" | "source" | "construction" | "year";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        groups: {
                            /** @description Null where the fact is missing */
                            key: string | null;
                            label: {
                                zh: string;
                                en: string;
                            };
                            /** @description What narrows GET /api/projects to this group */
                            filter: {
                                [key: string]: string;
                            };
                            n: number;
                            /** @description Yuan */
                            announced: string | null;
                            /** @description Yuan */
                            agreed: string | null;
                            /** @description Yuan */
                            verified: string | null;
                        }[];
                        all: {
                            n: number;
                            /** @description Yuan */
                            announced: string | null;
                            /** @description Yuan */
                            agreed: string | null;
                            /** @description Yuan */
                            verified: string | null;
                        };
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "projects.bulk": {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key within a day, the request is done once and gets the same answer */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    items: {
                        /** Format: uuid */
                        id: string;
                        version: number;
                    }[];
                    /**
                     * @default {}
                     * @example {
                     *       "name": "精密减速器生产基地",
                     *       "investment": {
                     *         "agreed": {
                     *           "value": "3.5",
                     *           "unit": "yi"
                     *         }
                     *       },
                     *       "signed_on": "2026-10-15"
                     *     }
                     */
                    changes?: {
                        [key: string]: unknown;
                    };
                    /** @default [] */
                    add_tags?: string[];
                    /** @default [] */
                    remove_tags?: string[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: {
                            /** Format: uuid */
                            id: string;
                            version: number;
                            /** @description False where it was so already */
                            changed: boolean;
                        }[];
                        refused: {
                            id: string;
                            /** @description As the member may read it; null where it may not see the project */
                            name: string | null;
                            /** @example project.stale */
                            code: string;
                            because: {
                                zh: string;
                                en: string;
                            };
                        }[];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "projects.undo": {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key within a day, the request is done once and gets the same answer */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description With the versions that the edits made */
                    items: {
                        /** Format: uuid */
                        id: string;
                        version: number;
                    }[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        done: {
                            /** Format: uuid */
                            id: string;
                            version: number;
                            /** @description False where it was so already */
                            changed: boolean;
                        }[];
                        refused: {
                            id: string;
                            /** @description As the member may read it; null where it may not see the project */
                            name: string | null;
                            /** @example project.stale */
                            code: string;
                            because: {
                                zh: string;
                                en: string;
                            };
                        }[];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "projects.existing": {
        parameters: {
            query: {
                name: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ProjectExistence"][];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "projects.units": {
        parameters: {
            query?: {
                q?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            name: string;
                        }[];
                        more: boolean;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "projects.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"] | components["schemas"]["ProjectExistence"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "projects.edit": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The version that the writer saw */
                    version: number;
                    /**
                     * @example {
                     *       "name": "精密减速器生产基地",
                     *       "investment": {
                     *         "agreed": {
                     *           "value": "3.5",
                     *           "unit": "yi"
                     *         }
                     *       },
                     *       "signed_on": "2026-10-15"
                     *     }
                     */
                    changes: {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "projects.gate": {
        parameters: {
            query: {
                stage: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        stage: string;
                        ok: boolean;
                        missing: components["schemas"]["Missing"][];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "projects.move": {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key within a day, the request is done once and gets the same answer */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The version that the writer saw */
                    version: number;
                    stage: string;
                    /**
                     * @description Facts filled in with the move
                     * @example {
                     *       "name": "精密减速器生产基地",
                     *       "investment": {
                     *         "agreed": {
                     *           "value": "3.5",
                     *           "unit": "yi"
                     *         }
                     *       },
                     *       "signed_on": "2026-10-15"
                     *     }
                     */
                    changes?: {
                        [key: string]: unknown;
                    };
                    /** @description Required for a move back */
                    reason?: string;
                    /**
                     * Format: date
                     * @description When the milestone of the stage happened
                     * @example 2026-10-15
                     */
                    date?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "projects.status": {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key within a day, the request is done once and gets the same answer */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The version that the writer saw */
                    version: number;
                    /** @enum {string} */
                    status: "active" | "paused" | "lost" | "withdrawn";
                    /** @description An entry of the playbook’s dictionary for the status, or text where it has none */
                    reason?: string;
                    /** @description Written beside the reason */
                    note?: string;
                    /**
                     * Format: date
                     * @example 2026-10-15
                     */
                    date?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "projects.team": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    team: {
                        /** Format: uuid */
                        member_id: string;
                        /** @enum {string} */
                        duty: "lead" | "member" | "support";
                    }[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "projects.note": {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key within a day, the request is done once and gets the same answer */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        version: number;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "projects.contact": {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key within a day, the request is done once and gets the same answer */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The version that the writer saw */
                    version: number;
                    /**
                     * Format: date
                     * @example 2026-10-15
                     */
                    on: string;
                    /** @example 王总（远帆精工） */
                    with: string;
                    said: string;
                    /**
                     * @description A talk with the investor, or feedback to who brought the lead
                     * @default investor
                     * @enum {string}
                     */
                    to?: "investor" | "referrer";
                    next_step?: string;
                    /**
                     * Format: date
                     * @example 2026-10-15
                     */
                    next_step_on?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "protection.standings": {
        parameters: {
            query: {
                /** @description Ids of enterprises, with commas */
                ids: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["InvestorStanding"][];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "protection.show": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectProtection"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "protection.keep": {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key within a day, the request is done once and gets the same answer */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The version of the protection that the writer saw */
                    version: number;
                    /** @enum {string} */
                    act: "pause" | "resume" | "give_up";
                    /** @example 投资方董事会换届，约定三月再谈 */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectProtection"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "disputes.list": {
        parameters: {
            query?: {
                /** @description Only those that are not settled */
                open?: "true" | "false";
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Dispute"][];
                        next: string | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "disputes.ask": {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key within a day, the request is done once and gets the same answer */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    enterprise_id: string;
                    /**
                     * Format: uuid
                     * @description The unit on whose behalf
                     */
                    unit_id: string;
                    /**
                     * Format: uuid
                     * @description Its own project with this investor
                     */
                    project_id?: string;
                    /** @example 该企业的二期拟落我区，能否共同对接？ */
                    question: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WholeDispute"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "disputes.show": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WholeDispute"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "disputes.answer": {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key within a day, the request is done once and gets the same answer */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The version that the writer saw */
                    version: number;
                    /** @enum {string} */
                    answer: "hand_over" | "joint" | "decline";
                    words: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WholeDispute"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "disputes.appeal": {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key within a day, the request is done once and gets the same answer */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The version that the writer saw */
                    version: number;
                    /** Format: uuid */
                    project_id: string;
                    appeal: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WholeDispute"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "disputes.withdraw": {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key within a day, the request is done once and gets the same answer */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The version that the writer saw */
                    version: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WholeDispute"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "disputes.decide": {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key within a day, the request is done once and gets the same answer */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The version that the writer saw */
                    version: number;
                    /** @enum {string} */
                    decision: "stays" | "moves" | "joint";
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WholeDispute"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "transfers.list": {
        parameters: {
            query?: {
                view?: "pool" | "ours";
                q?: string;
                industry?: string;
                /** @description The unit that passes it on */
                unit?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Transfer"][];
                        next: string | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "transfers.show": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SharingTransfer"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "projects.transfers": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The unit that brought it, where it is with another now or was */
                        origin: {
                            id: string;
                            name: string;
                        } | null;
                        rule: {
                            answer_days: number;
                            pool_days: number;
                            share_counts: number;
                            share_tax: number;
                            years: number;
                        };
                        items: components["schemas"]["SharingTransfer"][];
                        /** @description pass_on */
                        can: string[];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "projects.pass_on": {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key within a day, the request is done once and gets the same answer */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The version of the project that the writer saw */
                    version: number;
                    /**
                     * Format: uuid
                     * @description Without it the project goes to the pool
                     */
                    to_unit_id?: string;
                    /** @example 本区无合适用地，建议由临港承接 */
                    reason: string;
                    /** @description What others may read before one of them takes it */
                    show: ("name" | "industry" | "investment")[];
                    /**
                     * @default
                     * @example 需标准厂房 2 万平方米，年内投产
                     */
                    needs?: string;
                    /**
                     * @description Percent of counts and amounts for the unit that passes it on
                     * @example 50
                     */
                    share_counts?: number;
                    /**
                     * @description Percent of its tax, likewise
                     * @example 50
                     */
                    share_tax?: number;
                    /**
                     * @description Years from the day it is taken
                     * @example 5
                     */
                    share_years?: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SharingTransfer"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "transfers.terms": {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key within a day, the request is done once and gets the same answer */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The version that the writer saw */
                    version: number;
                    /**
                     * @description Percent of counts and amounts for the unit that passes it on
                     * @example 50
                     */
                    share_counts: number;
                    /**
                     * @description Percent of its tax, likewise
                     * @example 50
                     */
                    share_tax: number;
                    /**
                     * @description Years from the day it is taken
                     * @example 5
                     */
                    share_years: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SharingTransfer"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "transfers.take": {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key within a day, the request is done once and gets the same answer */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The version that the writer saw */
                    version: number;
                    /**
                     * Format: uuid
                     * @description The unit that takes it
                     */
                    unit_id: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SharingTransfer"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "transfers.decline": {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key within a day, the request is done once and gets the same answer */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The version that the writer saw */
                    version: number;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SharingTransfer"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "transfers.take_back": {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key within a day, the request is done once and gets the same answer */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The version that the writer saw */
                    version: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SharingTransfer"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "relocations.show": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectRelocations"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "relocations.set": {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key within a day, the request is done once and gets the same answer */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example 以关联公司名义由邻区迁入，原厂已停产 */
                    reason: string;
                    /** Format: uuid */
                    earlier_project_id?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectRelocations"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "relocations.lift": {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key within a day, the request is done once and gets the same answer */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The version of the flag that the decider saw */
                    version: number;
                    /** @example 原厂继续生产，本项目为增资扩产 */
                    reason: string;
                    /** @description Evidence of the project that it rests on, one at least */
                    evidence_ids: string[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectRelocations"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "files.upload": {
        parameters: {
            query?: {
                /** @description Or in the header x-file-name, percent-encoded */
                name?: string;
            };
            header?: {
                /** @description Sent again with the same key within a day, the request is done once and gets the same answer */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sha256: string;
                        size: number;
                        media_type: string;
                        name: string;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "files.preview": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sha256: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "projects.evidence": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Evidence"][];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "projects.evidence.add": {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key within a day, the request is done once and gets the same answer */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    sha256: string;
                    /** @example contract */
                    kind: string;
                    name: string;
                    /** @description Number of the voucher, contract or licence */
                    number?: string;
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Evidence"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "projects.evidence.remove": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                evidence_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: number;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "projects.evidence.content": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                evidence_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "projects.timeline": {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["TimelineEvent"][];
                        next: string | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "claims.of_project": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Claim"][];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "claims.submit": {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key within a day, the request is done once and gets the same answer */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    kind: "milestone" | "arrival" | "outcome";
                    /**
                     * @default null
                     * @example signing
                     */
                    milestone?: string | null;
                    /**
                     * Format: date
                     * @example 2026-10-15
                     */
                    event_on: string;
                    /** @default null */
                    year?: number | null;
                    /**
                     * @default null
                     * @enum {string|null}
                     */
                    metric?: "jobs" | "output" | "tax" | null;
                    /** @default null */
                    value?: string | null;
                    /**
                     * @default null
                     * @example 3.5
                     */
                    amount?: string | null;
                    /**
                     * @default null
                     * @example CNY
                     */
                    currency?: string | null;
                    /**
                     * @default null
                     * @enum {string|null}
                     */
                    unit?: "yuan" | "qian" | "wan" | "yi" | null;
                    /** @default null */
                    origin_place?: string | null;
                    /** @default false */
                    capital_increase?: boolean;
                    /** @default  */
                    voucher_number?: string;
                    /** @default  */
                    contract_number?: string;
                    /** @default  */
                    note?: string;
                    /** @default [] */
                    evidence?: {
                        sha256: string;
                        kind: string;
                        name: string;
                        number?: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WholeClaim"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "claims.read": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WholeClaim"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "claims.amend": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    kind: "milestone" | "arrival" | "outcome";
                    /**
                     * @default null
                     * @example signing
                     */
                    milestone?: string | null;
                    /**
                     * Format: date
                     * @example 2026-10-15
                     */
                    event_on: string;
                    /** @default null */
                    year?: number | null;
                    /**
                     * @default null
                     * @enum {string|null}
                     */
                    metric?: "jobs" | "output" | "tax" | null;
                    /** @default null */
                    value?: string | null;
                    /**
                     * @default null
                     * @example 3.5
                     */
                    amount?: string | null;
                    /**
                     * @default null
                     * @example CNY
                     */
                    currency?: string | null;
                    /**
                     * @default null
                     * @enum {string|null}
                     */
                    unit?: "yuan" | "qian" | "wan" | "yi" | null;
                    /** @default null */
                    origin_place?: string | null;
                    /** @default false */
                    capital_increase?: boolean;
                    /** @default  */
                    voucher_number?: string;
                    /** @default  */
                    contract_number?: string;
                    /** @default  */
                    note?: string;
                    version: number;
                    /** @default [] */
                    evidence?: {
                        sha256: string;
                        kind: string;
                        name: string;
                        number?: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WholeClaim"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "claims.queue": {
        parameters: {
            query?: {
                /** @description mine: what I may review now */
                queue?: "mine" | "all";
                status?: "submitted" | "unit_approved" | "approved" | "returned";
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            version: number;
                            title: {
                                zh: string;
                                en: string;
                            };
                            project: {
                                id: string;
                                name: string;
                            };
                            unit: {
                                id: string;
                                name: string;
                            };
                            /** @enum {string} */
                            kind: "milestone" | "arrival" | "outcome";
                            event_on: string;
                            cny: string | null;
                            reverses: string | null;
                            /** @enum {string} */
                            status: "submitted" | "unit_approved" | "approved" | "returned";
                            submitted_by: string | null;
                            submitted_at: string | null;
                            evidence: number;
                            /** @description That its project is a relocation and does not count as new */
                            relocated: boolean;
                        }[];
                        next: string | null;
                        /** @description With the first page */
                        total: number | null;
                        total_exact: boolean;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "claims.review": {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key within a day, the request is done once and gets the same answer */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    /** @enum {string} */
                    decision: "approve" | "return";
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WholeClaim"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "claims.reverse": {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key within a day, the request is done once and gets the same answer */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WholeClaim"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "merges.preview": {
        parameters: {
            query: {
                kind: "enterprise" | "project";
                kept: string;
                /** @description The record that would be lost */
                lost: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MergePreview"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "merges.list": {
        parameters: {
            query: {
                kind: "enterprise" | "project";
                id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Merges"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "merges.merge": {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key within a day, the request is done once and gets the same answer */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Merging"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The kept record */
                        id: string;
                        /** @description By which the merge can be taken back */
                        merge_id: string;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "merges.undo": {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key within a day, the request is done once and gets the same answer */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example 实为两家企业 */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The kept record */
                        id: string;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "combined.read": {
        parameters: {
            query?: {
                /** @description One or two, comma separated */
                groups?: string;
                measures?: string;
                /** @description Of what is counted from claims; projects are as they stand now */
                span?: "month" | "last_month" | "quarter" | "year" | "last_year" | "all" | "between";
                /** @description Of `between` */
                from?: string;
                /** @description Of `between` */
                to?: string;
                /** @description A measure; without it in the order of the playbook */
                sort?: string;
                direction?: "asc" | "desc";
                /** @description With the units below it */
                unit?: string;
                stage?: string;
                status?: string;
                light?: string;
                origin?: string;
                origin_place?: string;
                source?: string;
                construction?: string;
                industry?: string;
                /** @description Yuan */
                investment_min?: string;
                /** @description Yuan */
                investment_max?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CombinedReport"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "combined.export": {
        parameters: {
            query?: {
                /** @description One or two, comma separated */
                groups?: string;
                measures?: string;
                /** @description Of what is counted from claims; projects are as they stand now */
                span?: "month" | "last_month" | "quarter" | "year" | "last_year" | "all" | "between";
                /** @description Of `between` */
                from?: string;
                /** @description Of `between` */
                to?: string;
                /** @description A measure; without it in the order of the playbook */
                sort?: string;
                direction?: "asc" | "desc";
                /** @description With the units below it */
                unit?: string;
                stage?: string;
                status?: string;
                light?: string;
                origin?: string;
                origin_place?: string;
                source?: string;
                construction?: string;
                industry?: string;
                /** @description Yuan */
                investment_min?: string;
                /** @description Yuan */
                investment_max?: string;
                format?: "xlsx" | "csv";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "combined.lines": {
        parameters: {
            query: {
                /** @description One or two, comma separated */
                groups?: string;
                measures?: string;
                /** @description Of what is counted from claims; projects are as they stand now */
                span?: "month" | "last_month" | "quarter" | "year" | "last_year" | "all" | "between";
                /** @description Of `between` */
                from?: string;
                /** @description Of `between` */
                to?: string;
                /** @description A measure; without it in the order of the playbook */
                sort?: string;
                direction?: "asc" | "desc";
                /** @description With the units below it */
                unit?: string;
                stage?: string;
                status?: string;
                light?: string;
                origin?: string;
                origin_place?: string;
                source?: string;
                construction?: string;
                industry?: string;
                /** @description Yuan */
                investment_min?: string;
                /** @description Yuan */
                investment_max?: string;
                indicator: string;
                /** @description The row of the first group; empty is the one of what is not said */
                key?: string;
                /** @description The row of the second group */
                second?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            posted_on: string;
                            corrects: string | null;
                            n: number;
                            cny: string;
                            excluded_because: {
                                zh: string;
                                en: string;
                            } | null;
                            unit: {
                                id: string;
                                name: string;
                            };
                            project: {
                                id: string;
                                name: string;
                            };
                            claim_id: string;
                            event_on: string;
                            evidence: number;
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "schedules.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ReportSchedule"][];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "schedules.add": {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key within a day, the request is done once and gets the same answer */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    view_id: string;
                    /** @enum {string} */
                    every: "week" | "month";
                    /** @description Of the week, 1 is Monday; or of the month, its last where it is shorter */
                    day: number;
                    /** @description Beijing time */
                    hour: number;
                    /** @description Who finds it in the inbox */
                    members: string[];
                    /** @description Whoever holds one of them in a unit that I reach */
                    roles: ("officer" | "unit_lead" | "unit_reviewer" | "city_reviewer" | "department" | "carrier" | "leader" | "admin")[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportSchedule"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "schedules.change": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    /** @enum {string} */
                    every: "week" | "month";
                    /** @description Of the week, 1 is Monday; or of the month, its last where it is shorter */
                    day: number;
                    /** @description Beijing time */
                    hour: number;
                    /** @description Who finds it in the inbox */
                    members: string[];
                    /** @description Whoever holds one of them in a unit that I reach */
                    roles: ("officer" | "unit_lead" | "unit_reviewer" | "city_reviewer" | "department" | "carrier" | "leader" | "admin")[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportSchedule"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "schedules.remove": {
        parameters: {
            query: {
                version: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "runs.read": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        made_at: string;
                        /** @description Counted anew over the units that I may read, which are fewer than its owner’s */
                        narrowed: boolean;
                        /** @description The same as GET /api/reports/combined takes it */
                        asked: {
                            [key: string]: string;
                        };
                        report: components["schemas"]["CombinedReport"];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "funnel.read": {
        parameters: {
            query?: {
                by?: "source" | "unit" | "industry" | "month";
                /** @description In which the leads came */
                span?: "month" | "last_month" | "quarter" | "year" | "last_year" | "all" | "between";
                /** @description Of `between` */
                from?: string;
                /** @description Of `between` */
                to?: string;
                /** @description With the units below it */
                unit?: string;
                light?: string;
                origin?: string;
                origin_place?: string;
                source?: string;
                construction?: string;
                industry?: string;
                /** @description Yuan */
                investment_min?: string;
                /** @description Yuan */
                investment_max?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Funnel"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "funnel.export": {
        parameters: {
            query?: {
                by?: "source" | "unit" | "industry" | "month";
                /** @description In which the leads came */
                span?: "month" | "last_month" | "quarter" | "year" | "last_year" | "all" | "between";
                /** @description Of `between` */
                from?: string;
                /** @description Of `between` */
                to?: string;
                /** @description With the units below it */
                unit?: string;
                light?: string;
                origin?: string;
                origin_place?: string;
                source?: string;
                construction?: string;
                industry?: string;
                /** @description Yuan */
                investment_min?: string;
                /** @description Yuan */
                investment_max?: string;
                format?: "xlsx" | "csv";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "cockpit.read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        today: string;
                        /** @example 2026-10 */
                        period: string;
                        unit: {
                            id: string;
                            name: string;
                        };
                        /** @description Percent of the year that has gone when the month ends */
                        schedule: string;
                        indicators: {
                            zh: string;
                            en: string;
                            id: string;
                            /** @enum {string} */
                            measure: "count" | "amount";
                            arrivals: boolean;
                        }[];
                        total: components["schemas"]["ReportRow"];
                        /** @description Units below mine, the strongest first */
                        rows: components["schemas"]["ReportRow"][];
                        pipeline: {
                            stage: string;
                            label: {
                                zh: string;
                                en: string;
                            };
                            n: number;
                            /** @description Yuan */
                            cny: string;
                            yellow: number;
                            red: number;
                        }[];
                        /** @description Arrivals of thirteen months, in yuan */
                        trend: {
                            indicator: string;
                            months: {
                                month: string;
                                cny: string;
                                last_year: string;
                            }[];
                        } | null;
                        /** @description Turned yellow or red in the last fortnight, the latest first */
                        turned: {
                            id: string;
                            name: string;
                            unit: {
                                id: string;
                                name: string;
                            };
                            light: {
                                light: string;
                                rule: string | null;
                                because: {
                                    zh: string;
                                    en: string;
                                } | null;
                                on: string | null;
                            };
                        }[];
                        /** @description My next steps within a week, overdue first */
                        steps: {
                            id: string;
                            name: string;
                            next_step: string;
                            on: string;
                            overdue: boolean;
                        }[];
                        /** @description Null for who reviews nothing */
                        reviews: {
                            total: number;
                            total_exact: boolean;
                            items: {
                                id: string;
                                title: {
                                    zh: string;
                                    en: string;
                                };
                                project: {
                                    id: string;
                                    name: string;
                                };
                                unit: {
                                    id: string;
                                    name: string;
                                };
                                cny: string | null;
                                submitted_at: string | null;
                            }[];
                        } | null;
                        guide: {
                            units: boolean;
                            members: boolean;
                            playbook: boolean;
                            ledger: boolean;
                            can: string[];
                        };
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "reports.read": {
        parameters: {
            query: {
                period: string;
                by?: "unit" | "industry" | "origin";
                unit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        period: string;
                        /** @enum {string} */
                        by: "unit" | "industry" | "origin";
                        unit: {
                            id: string;
                            name: string;
                        };
                        /** @description Those that can stand at the top */
                        units: {
                            id: string;
                            name: string;
                            parent_id: string | null;
                        }[];
                        frozen: {
                            at: string;
                            by: string | null;
                        } | null;
                        corrections: {
                            indicator: string;
                            n: number;
                            cny: string;
                        }[];
                        indicators: {
                            zh: string;
                            en: string;
                            id: string;
                            /** @enum {string} */
                            measure: "count" | "amount";
                            arrivals: boolean;
                        }[];
                        /** @description Arrivals month by month, in yuan */
                        months: {
                            month: string;
                            this_year: string | null;
                            last_year: string;
                        }[];
                        rows: components["schemas"]["ReportRow"][];
                        total: components["schemas"]["ReportRow"];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "reports.export": {
        parameters: {
            query: {
                period: string;
                by?: "unit" | "industry" | "origin";
                unit?: string;
                format?: "xlsx" | "csv";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "reports.bulletin": {
        parameters: {
            query: {
                /** @description 2026-10, 2026-Q3, 2026-H1, 2026, or 2026-to-10 from January on */
                period: string;
                unit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        period: string;
                        /** @enum {string} */
                        kind: "month" | "quarter" | "half" | "year" | "cumulated";
                        title: {
                            zh: string;
                            en: string;
                        };
                        /** @description The span is the months from January on */
                        whole: boolean;
                        /** @description Percent of the year that has gone when the span ends */
                        schedule: string;
                        over: boolean;
                        frozen: {
                            at: string;
                            by: string | null;
                        } | null;
                        unit: {
                            id: string;
                            name: string;
                        };
                        indicators: {
                            zh: string;
                            en: string;
                            id: string;
                            /** @enum {string} */
                            measure: "count" | "amount";
                            arrivals: boolean;
                        }[];
                        rows: components["schemas"]["ReportRow"][];
                        total: components["schemas"]["ReportRow"];
                        split_span: {
                            continued: string;
                            fresh: string;
                        } | null;
                        parts: {
                            sizes: {
                                indicator: string;
                                from_50m: {
                                    /** @description Of the span */
                                    month: number;
                                    /** @description From January on */
                                    year: number;
                                };
                                from_100m: {
                                    /** @description Of the span */
                                    month: number;
                                    /** @description From January on */
                                    year: number;
                                };
                            }[];
                            places: {
                                indicator: string;
                                places: {
                                    in_city?: {
                                        /** @description Of the span */
                                        month: {
                                            n: number;
                                            /** @description Yuan */
                                            cny: string;
                                        };
                                        /** @description From January on */
                                        year: {
                                            n: number;
                                            /** @description Yuan */
                                            cny: string;
                                        };
                                    };
                                    in_province?: {
                                        /** @description Of the span */
                                        month: {
                                            n: number;
                                            /** @description Yuan */
                                            cny: string;
                                        };
                                        /** @description From January on */
                                        year: {
                                            n: number;
                                            /** @description Yuan */
                                            cny: string;
                                        };
                                    };
                                    other_province?: {
                                        /** @description Of the span */
                                        month: {
                                            n: number;
                                            /** @description Yuan */
                                            cny: string;
                                        };
                                        /** @description From January on */
                                        year: {
                                            n: number;
                                            /** @description Yuan */
                                            cny: string;
                                        };
                                    };
                                    abroad?: {
                                        /** @description Of the span */
                                        month: {
                                            n: number;
                                            /** @description Yuan */
                                            cny: string;
                                        };
                                        /** @description From January on */
                                        year: {
                                            n: number;
                                            /** @description Yuan */
                                            cny: string;
                                        };
                                    };
                                    unknown?: {
                                        /** @description Of the span */
                                        month: {
                                            n: number;
                                            /** @description Yuan */
                                            cny: string;
                                        };
                                        /** @description From January on */
                                        year: {
                                            n: number;
                                            /** @description Yuan */
                                            cny: string;
                                        };
                                    };
                                };
                            }[];
                            starts: {
                                indicator: string;
                                industries: {
                                    /** @description Of the span */
                                    month: {
                                        n: number;
                                        /** @description Yuan */
                                        cny: string;
                                    };
                                    /** @description From January on */
                                    year: {
                                        n: number;
                                        /** @description Yuan */
                                        cny: string;
                                    };
                                    key: string;
                                    label: {
                                        zh: string;
                                        en: string;
                                    };
                                }[];
                            } | null;
                        };
                        /** @description What notices elsewhere have and the ledger has no record of */
                        unsourced: {
                            zh: string;
                            en: string;
                        }[];
                        /** @description Arrivals of the year, in yuan, to projects started before it and to others */
                        split: {
                            continued: string;
                            fresh: string;
                        } | null;
                        words: {
                            zh: string;
                            en: string;
                        }[];
                        /** @description Active projects of 50,000,000 yuan and more, as they stand now */
                        watch: {
                            id: string;
                            name: string;
                            unit: {
                                id: string;
                                name: string;
                            };
                            stage: {
                                zh: string;
                                en: string;
                            };
                            light: string;
                            investment_cny: string | null;
                            /** @description Yuan in the year */
                            arrived: string;
                        }[];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "reports.bulletin.export": {
        parameters: {
            query: {
                /** @description 2026-10, 2026-Q3, 2026-H1, 2026, or 2026-to-10 from January on */
                period: string;
                unit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "reports.lines": {
        parameters: {
            query: {
                period: string;
                by?: "unit" | "industry" | "origin";
                unit?: string;
                indicator: string;
                span?: "month" | "year" | "cumulative" | "corrections";
                /** @description The row; without it the total */
                key?: string;
                /** @description Only funds from there */
                place?: "in_city" | "in_province" | "other_province" | "abroad" | "unknown";
                excluded?: "true" | "false";
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            indicator: string;
                            posted_on: string;
                            corrects: string | null;
                            n: number;
                            cny: string;
                            excluded_because: {
                                zh: string;
                                en: string;
                            } | null;
                            origin_place: string | null;
                            unit: {
                                id: string;
                                name: string;
                            };
                            project: {
                                id: string;
                                name: string;
                            };
                            claim_id: string;
                            event_on: string;
                            voucher_number: string;
                            evidence: number;
                            /** @description Where the project was passed on and this is a part: by which agreement, with whom, until when */
                            agreement: {
                                id: string;
                                /** @description Percent of the whole */
                                share: string;
                                from: string;
                                until: string;
                            } | null;
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "reports.periods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            period: string;
                            frozen_at: string;
                            frozen_by: string | null;
                        }[];
                        today: string;
                        can: string[];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "reports.score": {
        parameters: {
            query: {
                period: string;
                unit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        period: string;
                        items: {
                            unit: {
                                id: string;
                                name: string;
                            };
                            rank: number;
                            total: string | null;
                            subtotal: string;
                            items: {
                                id: string;
                                label: {
                                    zh: string;
                                    en: string;
                                };
                                rule: string;
                                formula: {
                                    zh: string;
                                    en: string;
                                };
                                inputs: {
                                    [key: string]: number | null;
                                };
                                weight: number;
                                points: string | null;
                                working: {
                                    zh: string;
                                    en: string;
                                };
                            }[];
                        }[];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "reports.freeze": {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key within a day, the request is done once and gets the same answer */
                "idempotency-key"?: string;
            };
            path: {
                period: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        period: string;
                        frozen_at: string;
                        frozen_by: string | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "targets.list": {
        parameters: {
            query: {
                year: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        year: number;
                        version: number;
                        columns: {
                            zh: string;
                            en: string;
                            indicator: string;
                            /** @enum {string} */
                            measure: "count" | "amount" | "given";
                        }[];
                        units: {
                            id: string;
                            name: string;
                            depth: number;
                            can: string[];
                        }[];
                        items: {
                            /** Format: uuid */
                            unit_id: string;
                            indicator: string;
                            /** @enum {string} */
                            measure: "count" | "amount" | "given";
                            value: string;
                        }[];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "targets.set": {
        parameters: {
            query: {
                year: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description As it was read */
                    version: number;
                    items: {
                        /** Format: uuid */
                        unit_id: string;
                        indicator: string;
                        /** @enum {string} */
                        measure: "count" | "amount" | "given";
                        value: string | null;
                    }[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        year: number;
                        version: number;
                        columns: {
                            zh: string;
                            en: string;
                            indicator: string;
                            /** @enum {string} */
                            measure: "count" | "amount" | "given";
                        }[];
                        units: {
                            id: string;
                            name: string;
                            depth: number;
                            can: string[];
                        }[];
                        items: {
                            /** Format: uuid */
                            unit_id: string;
                            indicator: string;
                            /** @enum {string} */
                            measure: "count" | "amount" | "given";
                            value: string;
                        }[];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "inbox.list": {
        parameters: {
            query?: {
                /** @description Only those not yet read */
                unread?: "true" | "false";
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Notice"][];
                        next: string | null;
                        /** @description How many are not read, in all */
                        unread: number;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "inbox.read": {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key within a day, the request is done once and gets the same answer */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    ids: string[];
                } | {
                    /** @enum {boolean} */
                    all: true;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        unread: number;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "channels.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Channel"][];
                        /** @description add */
                        can: string[];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "channels.add": {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key within a day, the request is done once and gets the same answer */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    kind: "smtp" | "wecom" | "dingtalk";
                    /** @example 招商专班企业微信群 */
                    name: string;
                    /**
                     * @description smtp://user:password@host:port or the address of the robot; written, never read
                     * @example https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=…
                     */
                    address: string;
                    /**
                     * @description Secret of a signed DingTalk robot; written, never read
                     * @default
                     */
                    secret?: string;
                    /**
                     * @description From whom mails come
                     * @default
                     * @example 落地 <landfall@example.gov.cn>
                     */
                    sender?: string;
                    /**
                     * @default zh-CN
                     * @enum {string}
                     */
                    language?: "zh-CN" | "zh-TW" | "en";
                    /**
                     * @description What it carries; none named means all
                     * @default []
                     */
                    kinds?: ("next_step" | "stage_deadline" | "report" | "light" | "review" | "review_waiting" | "returned" | "approved" | "protection_ends" | "service" | "dispute_asked" | "dispute_answered" | "dispute_appealed" | "dispute_decided" | "report_ready" | "transfer_offered" | "transfer_taken" | "transfer_declined" | "transfer_taken_back" | "transfer_returned" | "relocation" | "relocation_ended" | "import_done")[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Channel"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "channels.remove": {
        parameters: {
            query: {
                version: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "channels.change": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    /** @example 招商专班企业微信群 */
                    name?: string;
                    /**
                     * @description smtp://user:password@host:port or the address of the robot; written, never read
                     * @example https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=…
                     */
                    address?: string;
                    /** @description Secret of a signed DingTalk robot; written, never read */
                    secret?: string;
                    /**
                     * @description From whom mails come
                     * @example 落地 <landfall@example.gov.cn>
                     */
                    sender?: string;
                    /** @enum {string} */
                    language?: "zh-CN" | "zh-TW" | "en";
                    /** @description What it carries; none named means all */
                    kinds?: ("next_step" | "stage_deadline" | "report" | "light" | "review" | "review_waiting" | "returned" | "approved" | "protection_ends" | "service" | "dispute_asked" | "dispute_answered" | "dispute_appealed" | "dispute_decided" | "report_ready" | "transfer_offered" | "transfer_taken" | "transfer_declined" | "transfer_taken_back" | "transfer_returned" | "relocation" | "relocation_ended" | "import_done")[];
                    disabled?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Channel"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "channels.test": {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key within a day, the request is done once and gets the same answer */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        sent: true;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "imports.list": {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Import"][];
                        next: string | null;
                        can: string[];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "imports.upload": {
        parameters: {
            query?: {
                /** @description Or in the header x-file-name, percent-encoded */
                name?: string;
            };
            header?: {
                /** @description Sent again with the same key within a day, the request is done once and gets the same answer */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "imports.fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            type: string;
                            zh: string;
                            en: string;
                            section: string;
                            quantity: string | null;
                            yearly: boolean;
                        }[];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "imports.template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "imports.suspected": {
        parameters: {
            query?: {
                import_id?: string;
                /** @description The unit that brought the ledger in, with those below it */
                unit?: string;
                /** @description Those that somebody left for later, and no others */
                later?: "true" | "false";
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            n: number;
                            /** @description Blank where only one sheet is read */
                            sheet: string;
                            /** @description Its number in the sheet */
                            row: number;
                            /** @enum {string} */
                            outcome: "created" | "updated" | "unchanged" | "suspected" | "refused" | "skipped";
                            /** @description Where somebody has yet to look at the row */
                            cells: string[];
                            reasons: {
                                column: string;
                                reason: {
                                    zh: string;
                                    en: string;
                                };
                                warning: boolean;
                            }[];
                            project: {
                                id: string;
                                name: string;
                                unit: {
                                    id: string;
                                    name: string;
                                };
                                /** @enum {string} */
                                access: "full" | "code_name" | "existence";
                            } | null;
                            candidate: {
                                id: string;
                                name: string;
                                unit: {
                                    id: string;
                                    name: string;
                                };
                                /** @enum {string} */
                                access: "full" | "code_name" | "existence";
                            } | null;
                            beside: {
                                field: string;
                                told: string | {
                                    value: string;
                                    unit: string;
                                    currency?: string;
                                    estimate?: boolean;
                                };
                                kept: string | {
                                    value: string;
                                    unit: string;
                                    currency?: string;
                                    estimate?: boolean;
                                };
                            }[];
                            /** @enum {string|null} */
                            decision: "create" | "same" | "skip" | "later" | null;
                            decided_by: string | null;
                            decided_at: string | null;
                            can: string[];
                            import: {
                                id: string;
                                file_name: string;
                                unit: {
                                    id: string;
                                    name: string;
                                };
                            };
                        }[];
                        total: number;
                        left_for_later: number;
                        /** @description Imports with rows that wait, for choosing among them */
                        imports: {
                            id: string;
                            file_name: string;
                            unit: {
                                id: string;
                                name: string;
                            };
                            waiting: number;
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "imports.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "imports.map": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    map: {
                        /** @description The source, for people */
                        name: string;
                        /**
                         * Format: uuid
                         * @description What rows with a key are known again by, where the name may change; the system gives it, see memory
                         */
                        source?: string;
                        /** @description A preset: the headers that such a ledger is recognised by. Of the columns it names, a ledger may lack some */
                        headers?: string[];
                        /** @description Why it maps as it does */
                        note?: string | string[];
                        /** @description Name, or place from 0 */
                        sheet?: string | number;
                        /** @description Row number of the headers; found by itself if left out. 0: none that is known; columns without one are 列A, 列B or #1, #2 */
                        header_row?: number;
                        /** @description Rows between the headers and the first project */
                        skip_rows?: number;
                        /**
                         * @description Header, or place as #3 → field, or a rule
                         * @default {}
                         */
                        columns?: {
                            [key: string]: string | {
                                /** @description A field id, `stage`, `contact` (name and phone in one cell), or null: kept as it is */
                                field: string | null;
                                /** @description As a header would say it: 万元, million, 亩 */
                                unit?: string;
                                currency?: string;
                                /**
                                 * @description verified comes from approved claims alone
                                 * @enum {string}
                                 */
                                basis?: "announced" | "agreed";
                                estimate?: boolean;
                                /** @description For figures that are kept by year, and for days that name none: 11月18日 */
                                year?: string;
                                /**
                                 * @description A month without a day means this day of it, and the cell is kept as it is; otherwise it is refused
                                 * @enum {string}
                                 */
                                month?: "first_day" | "last_day";
                                /**
                                 * @description A year of two digits comes first and is of this century: 26.3.5. The cell is kept as it is; otherwise it is refused
                                 * @enum {string}
                                 */
                                century?: "19" | "20";
                                /**
                                 * @description A day that has not come, in a column of what has happened, is that of the plan; otherwise it is refused
                                 * @enum {string}
                                 */
                                later?: "planned";
                                /**
                                 * @description A cell that cannot be read with certainty is kept as it is, the fact blank; otherwise it refuses its row
                                 * @enum {string}
                                 */
                                unread?: "keep";
                                /** @description Text of a cell → what it means: a value of the field, a figure as it should have been written, null for nothing, or several facts at once */
                                values?: {
                                    [key: string]: string | null | {
                                        [key: string]: string | boolean;
                                    };
                                };
                                /** @description Keep the cell as it is as well, with the unknown columns; false with field null: leave the column out */
                                keep?: boolean;
                            };
                        };
                        /**
                         * @description Facts that hold for every row that does not say otherwise
                         * @default {}
                         */
                        constants?: {
                            [key: string]: string | boolean;
                        };
                        /**
                         * @description Text facts put together from columns: "{Company} {Technology}"; an empty column leaves no gap
                         * @default {}
                         */
                        compose?: {
                            [key: string]: string;
                        };
                        /** @description Headers that tell rows of this source apart: the same file twice makes nothing twice */
                        key?: string[];
                        /**
                         * @description Rows that are refused for what a column says
                         * @default []
                         */
                        refuse_when?: {
                            column: string;
                            is: string[];
                            zh: string;
                            en: string;
                        }[];
                    };
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "imports.reset_mapping": {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key within a day, the request is done once and gets the same answer */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "imports.preview": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sheets: {
                            name: string;
                            header_row: number;
                            header_lines: number;
                            /** @description Headers of columns that are hidden in the file; they are read */
                            hidden_columns: string[];
                            /** @description Cells with a comment; each is kept beside its column, as 批注：… */
                            comments: number;
                        }[];
                        /** @description Sheets without a header */
                        left_out: {
                            name: string;
                            reason: {
                                zh: string;
                                en: string;
                            };
                        }[];
                        columns: {
                            column: number;
                            header: string;
                            /** @description What a map names it by: its header, or its place as #3 */
                            key: string;
                            field: string | null;
                            unit: string | null;
                            currency: string | null;
                            /** @enum {string|null} */
                            basis: "announced" | "agreed" | null;
                            estimate: boolean;
                            year: string | null;
                            confidence: number;
                            /** @enum {string|null} */
                            question: "unit" | "year" | null;
                            ignored: boolean;
                            /** @description What a map would say of it for it to be read as it is read now */
                            rule: {
                                /** @description A field id, `stage`, `contact` (name and phone in one cell), or null: kept as it is */
                                field: string | null;
                                /** @description As a header would say it: 万元, million, 亩 */
                                unit?: string;
                                currency?: string;
                                /**
                                 * @description verified comes from approved claims alone
                                 * @enum {string}
                                 */
                                basis?: "announced" | "agreed";
                                estimate?: boolean;
                                /** @description For figures that are kept by year, and for days that name none: 11月18日 */
                                year?: string;
                                /**
                                 * @description A month without a day means this day of it, and the cell is kept as it is; otherwise it is refused
                                 * @enum {string}
                                 */
                                month?: "first_day" | "last_day";
                                /**
                                 * @description A year of two digits comes first and is of this century: 26.3.5. The cell is kept as it is; otherwise it is refused
                                 * @enum {string}
                                 */
                                century?: "19" | "20";
                                /**
                                 * @description A day that has not come, in a column of what has happened, is that of the plan; otherwise it is refused
                                 * @enum {string}
                                 */
                                later?: "planned";
                                /**
                                 * @description A cell that cannot be read with certainty is kept as it is, the fact blank; otherwise it refuses its row
                                 * @enum {string}
                                 */
                                unread?: "keep";
                                /** @description Text of a cell → what it means: a value of the field, a figure as it should have been written, null for nothing, or several facts at once */
                                values?: {
                                    [key: string]: string | null | {
                                        [key: string]: string | boolean;
                                    };
                                };
                                /** @description Keep the cell as it is as well, with the unknown columns; false with field null: leave the column out */
                                keep?: boolean;
                            };
                            /** @description What the rule says that cells mean, in words */
                            meanings: {
                                zh: string;
                                en: string;
                                text: string;
                            }[];
                            samples: string[];
                        }[];
                        /** @description What a person may answer, lest rows be refused */
                        questions: {
                            key: string;
                            header: string;
                            field: string;
                            /** @description Which answers would help */
                            by: ("unit" | "month" | "century" | "year" | "later" | "value" | "right" | "keep")[];
                            options: {
                                means: string | {
                                    [key: string]: string | boolean;
                                };
                                zh: string;
                                en: string;
                            }[];
                            values: {
                                text: string;
                                rows: number;
                                reason: {
                                    zh: string;
                                    en: string;
                                };
                                /** @description Of a figure of an unlikely size: what the cell may mean */
                                sizes: {
                                    means: string | {
                                        [key: string]: string | boolean;
                                    };
                                    zh: string;
                                    en: string;
                                }[];
                            }[];
                            /** @description Different cells that are not listed */
                            more: number;
                        }[];
                        rows: {
                            n: number;
                            /** @description Blank where only one sheet is read */
                            sheet: string;
                            /** @description Its number in the sheet */
                            row: number;
                            /** @enum {string} */
                            outcome: "understood" | "refused" | "skipped";
                            facts: {
                                [key: string]: string | {
                                    value: string;
                                    unit: string;
                                    currency?: string;
                                    estimate?: boolean;
                                };
                            };
                            reasons: {
                                column: string;
                                reason: {
                                    zh: string;
                                    en: string;
                                };
                            }[];
                        }[];
                        read: {
                            rows: number;
                            understood: number;
                            refused: number;
                            skipped: number;
                            /** @description False where only the beginning was read */
                            whole: boolean;
                        };
                        /** @description How all rows would end; of short ledgers */
                        tried: {
                            rows: number;
                            created: number;
                            updated: number;
                            unchanged: number;
                            suspected: number;
                            refused: number;
                            skipped: number;
                        } | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "imports.companies": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Different companies in the rows that were read */
                        named: number;
                        /** @description Of them, those that are linked by themselves: the same name, or an equal code and a name that fits */
                        known: number;
                        /** @description Of them, those that are like nobody */
                        fresh: number;
                        /** @description Of them, those that a person should look at */
                        alike: number;
                        /** @description False where only the beginning of the ledger was read */
                        whole: boolean;
                        /** @description The first of those that are like known ones, the likest first */
                        items: {
                            name: string;
                            code: string | null;
                            /** @description The first row that names it */
                            place: {
                                sheet: string;
                                row: number;
                            };
                            likest: {
                                id: string;
                                name: string;
                                code: string | null;
                                region: string;
                                /** @description Probability from 0 to 1 that the two are one */
                                score: number;
                                reasons: {
                                    zh: string;
                                    en: string;
                                }[];
                            }[];
                        }[];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "imports.pairs": {
        parameters: {
            query?: {
                view?: "waiting" | "later" | "different";
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            score: number;
                            /** @enum {string} */
                            decision: "same" | "ask";
                            one: {
                                id: string;
                                name: string;
                                code: string | null;
                                region: string;
                                /** @description The first row that named it, if one did */
                                place: {
                                    sheet: string;
                                    row: number;
                                } | null;
                            };
                            other: {
                                id: string;
                                name: string;
                                code: string | null;
                                region: string;
                                /** @description The first row that named it, if one did */
                                place: {
                                    sheet: string;
                                    row: number;
                                } | null;
                            };
                            reasons: {
                                zh: string;
                                en: string;
                            }[];
                            label: {
                                version: number;
                                /** @enum {string} */
                                decision: "same" | "different" | "later";
                                by: string | null;
                                at: string;
                            } | null;
                        }[];
                        next: string | null;
                        /** @description How many wait for a decision, up to 1,000 */
                        waiting: number;
                        waiting_exact: boolean;
                        /** @description Companies of this import that are not compared yet */
                        comparing: number;
                        can: string[];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "imports.start": {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key within a day, the request is done once and gets the same answer */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "imports.cancel": {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key within a day, the request is done once and gets the same answer */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "imports.undo_plan": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Projects that would be withdrawn */
                        created: number;
                        /** @description Projects that would get their former values back */
                        updated: number;
                        /** @description Rows of an import that is older than undo */
                        before_undo_was_kept: number;
                        /** @description The first of what stands in the way */
                        built_on: {
                            project: {
                                id: string;
                                name: string;
                                /** @enum {string} */
                                access: "full" | "code_name" | "existence";
                            } | null;
                            /** @enum {string} */
                            what: "event" | "claim" | "import" | "dispute";
                            words: {
                                zh: string;
                                en: string;
                            };
                            by: string | null;
                            at: string;
                        }[];
                        total: number;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "imports.undo": {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key within a day, the request is done once and gets the same answer */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "imports.rows": {
        parameters: {
            query?: {
                outcome?: "created" | "updated" | "unchanged" | "suspected" | "refused" | "skipped";
                cursor?: number | null;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            n: number;
                            /** @description Blank where only one sheet is read */
                            sheet: string;
                            /** @description Its number in the sheet */
                            row: number;
                            /** @enum {string} */
                            outcome: "created" | "updated" | "unchanged" | "suspected" | "refused" | "skipped";
                            /** @description Where somebody has yet to look at the row */
                            cells: string[];
                            reasons: {
                                column: string;
                                reason: {
                                    zh: string;
                                    en: string;
                                };
                                warning: boolean;
                            }[];
                            project: {
                                id: string;
                                name: string;
                                unit: {
                                    id: string;
                                    name: string;
                                };
                                /** @enum {string} */
                                access: "full" | "code_name" | "existence";
                            } | null;
                            candidate: {
                                id: string;
                                name: string;
                                unit: {
                                    id: string;
                                    name: string;
                                };
                                /** @enum {string} */
                                access: "full" | "code_name" | "existence";
                            } | null;
                            beside: {
                                field: string;
                                told: string | {
                                    value: string;
                                    unit: string;
                                    currency?: string;
                                    estimate?: boolean;
                                };
                                kept: string | {
                                    value: string;
                                    unit: string;
                                    currency?: string;
                                    estimate?: boolean;
                                };
                            }[];
                            /** @enum {string|null} */
                            decision: "create" | "same" | "skip" | "later" | null;
                            decided_by: string | null;
                            decided_at: string | null;
                            can: string[];
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "imports.refused": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "imports.decide": {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key within a day, the request is done once and gets the same answer */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
                n: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    decision: "create" | "same" | "skip" | "later";
                    /** Format: uuid */
                    project_id?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        n: number;
                        /** @enum {string} */
                        outcome: "created" | "updated" | "unchanged" | "suspected" | "refused" | "skipped";
                        project_id: string | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "imports.undecide": {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key within a day, the request is done once and gets the same answer */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
                n: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        n: number;
                        /** @enum {string} */
                        outcome: "created" | "updated" | "unchanged" | "suspected" | "refused" | "skipped";
                        project_id: string | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "search.find": {
        parameters: {
            query: {
                q: string;
                /** @description Hits of a group */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        groups: {
                            /**
                             * @description elsewhere: a project of another unit, of which only name and holder are told
                             * @enum {string}
                             */
                            kind: "project" | "elsewhere" | "enterprise" | "claim" | "unit" | "member";
                            items: components["schemas"]["SearchHit"][];
                            /** @description There are more than these */
                            more: boolean;
                        }[];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "live.follow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "views.list": {
        parameters: {
            query?: {
                /** @description What it is a view of */
                subject?: "projects" | "combined" | "funnel";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["SavedView"][];
                        /** @description The one that I start from */
                        default_id: string | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "views.add": {
        parameters: {
            query?: never;
            header?: {
                /** @description Sent again with the same key within a day, the request is done once and gets the same answer */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description What it is a view of
                     * @default projects
                     * @enum {string}
                     */
                    subject?: "projects" | "combined" | "funnel";
                    /** @example 本月拟签约 */
                    name: string;
                    /**
                     * Format: uuid
                     * @description Null: mine alone; else everybody’s of the unit and of those below
                     * @default null
                     */
                    unit_id?: string | null;
                    /**
                     * @example {
                     *       "stage": "talks",
                     *       "sort": "next_step_on",
                     *       "columns": "name,unit,next_step"
                     *     }
                     */
                    query: {
                        [key: string]: string;
                    };
                    /** @default {} */
                    layout?: {
                        pinned?: string[];
                        widths?: {
                            [key: string]: number;
                        };
                        /** @enum {string} */
                        density?: "compact" | "roomy";
                    };
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "views.default": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    id: string | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "views.remove": {
        parameters: {
            query: {
                version: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "views.change": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    /** @example 本月拟签约 */
                    name?: string;
                    /**
                     * Format: uuid
                     * @description Null: mine alone; else everybody’s of the unit and of those below
                     */
                    unit_id?: string | null;
                    /**
                     * @example {
                     *       "stage": "talks",
                     *       "sort": "next_step_on",
                     *       "columns": "name,unit,next_step"
                     *     }
                     */
                    query?: {
                        [key: string]: string;
                    };
                    layout?: {
                        pinned?: string[];
                        widths?: {
                            [key: string]: number;
                        };
                        /** @enum {string} */
                        density?: "compact" | "roomy";
                    };
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedView"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "templates.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["FormTemplate"][];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "templates.add": {
        parameters: {
            query?: {
                /** @description Or in the header x-file-name, percent-encoded */
                name?: string;
            };
            header?: {
                /** @description Sent again with the same key within a day, the request is done once and gets the same answer */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WholeFormTemplate"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "templates.names": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["TemplateName"][];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "templates.show": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WholeFormTemplate"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "templates.remove": {
        parameters: {
            query: {
                /** @description The version that the writer saw */
                version: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "templates.change": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    /** @example 省重点项目申报表 */
                    name?: string;
                    /**
                     * Format: uuid
                     * @description Null: mine alone; else everybody’s of the unit and of those below
                     */
                    unit_id?: string | null;
                    /**
                     * @description A form for each project, or a register with a row for each
                     * @enum {string}
                     */
                    layout?: "form" | "register";
                    /**
                     * @description What names in the form mean that nobody knows: as written → id of a known name
                     * @example {
                     *       "单位全称": "company_name"
                     *     }
                     */
                    names?: {
                        [key: string]: string;
                    };
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WholeFormTemplate"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "templates.file": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "templates.replace": {
        parameters: {
            query: {
                /** @description The version that the writer saw */
                version: number;
                /** @description Or in the header x-file-name, percent-encoded */
                name?: string;
            };
            header?: {
                /** @description Sent again with the same key within a day, the request is done once and gets the same answer */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WholeFormTemplate"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "templates.fill_project": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                project_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "templates.fill_list": {
        parameters: {
            query?: {
                q?: string;
                unit?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
